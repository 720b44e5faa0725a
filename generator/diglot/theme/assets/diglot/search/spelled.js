/* Letters of pinyin as a pattern over Han characters, two syllables or more; the last may be begun only.
   `pinyin` has the characters of each syllable. */
export function spelled(letters, pinyin) {
  if (!/^[a-z]{3,40}$/.test(letters)) return null;
  const text = letters.replaceAll("v", "u");
  const ways = [];
  const walk = (at, classes) => {
    if (ways.length > 50) return;
    if (at === text.length) { if (classes.length > 1) ways.push(classes.join("")); return; }
    let begun = "";
    for (const syllable in pinyin) {
      if (text.startsWith(syllable, at)) walk(at + syllable.length, [...classes, `[${pinyin[syllable]}]`]);
      else if (syllable.startsWith(text.slice(at))) begun += pinyin[syllable];
    }
    if (begun && classes.length > 1) ways.push(`${classes.join("")}[${begun}]`);
  };
  walk(0, []);
  return ways.length ? new RegExp(ways.join("|"), "u") : null;
}
