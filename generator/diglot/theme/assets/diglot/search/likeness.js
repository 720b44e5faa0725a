/* How well a folded word answers one of a query’s: 1 as it is, less with another ending or begun only,
   0 not. */
export function likeness({ word, stem, endings }, other) {
  if (other === word) return 1;
  let rest = other.slice(stem.length);
  if (rest[0] === stem.at(-1)) rest = endings.includes(rest) ? rest : rest.slice(1);
  if (stem.length > 2 && (!rest || endings.includes(rest))) return .9;
  return word.length > 1 && other.startsWith(word) ? .8 : 0;
}
