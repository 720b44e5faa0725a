/* A fold to which the forms of one Han character are alike: `pairs` has each that another stands for, and
   that other behind it, 魯鲁. */
export function variants(fold, pairs) {
  const known = new Map();
  for (let at = 0; at < pairs.length; at += 2) known.set(pairs[at], pairs[at + 1]);
  if (!known.size) return fold;
  const written = new RegExp(`[${[...known.keys()].join("")}]`, "g");
  return (text, map) => fold(text, map).replace(written, char => known.get(char));
}
