/* Whether a unit of a query may stand somewhere in a folded text. */
export function stands({ phrase, run, stem }, text) {
  return text.includes(phrase ?? run ?? ` ${stem}`);
}
