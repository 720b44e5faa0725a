/* Texts of all sorts, the same on each run: letters of many scripts, marks, figures, what nobody sees. */
const PIECES = [
  ..."abcXYZ019 .,;:!?—’'“”…()\n", "é", "e\u0301", "ß", "İ", "ﬁ", "Ǆ", "ي", "َ", "ש", "ׁ", "か", "が", "ガ", "한", "中", "国",
  "〇", "々", "ไ", "ท", "𠮷", "👍🏽", "\u00ad", "\u200d", "\u2060", "1,000", "x’s", "Straße", "北京", "the ", "countries ",
];

export function* made(number) {
  let seed = 20260101;
  const next = below => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor(seed / 2 ** 32 * below);
  };
  for (let index = 0; index < number; index++) {
    yield Array.from({ length: 1 + next(14) }, () => PIECES[next(PIECES.length)]).join("");
  }
}
