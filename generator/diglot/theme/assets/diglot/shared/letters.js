/* What kinds of characters there are to one who seeks, and how letters become alike. */

const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

export const letters = Object.freeze({
  /* Of scripts that do not part words. */
  running: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〇ー]/u,
  /* Apostrophes, and what nobody sees. */
  dropped: /['‘’ʼ`´ʹ\u00ad\u200b-\u200f\u2060]/,
  /* Letters that are not another one with a mark. */
  single: new Map(Object.entries({ ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" })),
  /* Without case and marks. */
  plain: text => text.normalize("NFKD").replace(MARKS, "").toLowerCase().normalize("NFC"),
});
