/* A fold to which the forms of one Han character are alike: each of `written` counts as the one of
   `compared` at its place, 魯 as 鲁. */
export function variants(fold, { written, compared }) {
  const known = new Map([...written].map((char, at) => [char, compared[at]]));
  if (!known.size) return fold;
  const any = new RegExp(`[${[...known.keys()].join("")}]`, "g");
  return (text, map) => fold(text, map).replace(any, char => known.get(char));
}
