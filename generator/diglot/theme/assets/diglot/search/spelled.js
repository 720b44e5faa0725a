/* Letters of pinyin as a pattern over Han characters: whole syllables, two or more, of which the last may
   be begun only; or, `asInitials`, the first letter of each, three or more. `pinyin` has the characters
   of each syllable. */
export function spelled(letters, pinyin, asInitials = false) {
  return asInitials ? initials(letters, pinyin) : syllables(letters, pinyin);
}

function syllables(letters, pinyin) {
  if (!/^[a-z]{3,40}$/.test(letters)) return null;
  const text = letters.replaceAll("v", "u");
  const ways = [];
  const walk = (at, classes) => {
    if (ways.length > 50) return;
    if (at === text.length) { if (classes.length > 1) ways.push(classes.join("")); return; }
    let begun = "";
    for (const [syllable, chars] of pinyin) {
      if (text.startsWith(syllable, at)) walk(at + syllable.length, [...classes, `[${chars}]`]);
      else if (syllable.startsWith(text.slice(at))) begun += chars;
    }
    if (begun && classes.length > 1) ways.push(`${classes.join("")}[${begun}]`);
  };
  walk(0, []);
  return ways.length ? new RegExp(ways.join("|"), "u") : null;
}

function initials(letters, pinyin) {
  if (!/^[a-z]{3,16}$/.test(letters)) return null;
  const classes = [...letters].map(letter => {
    let chars = "";
    for (const [syllable, ones] of pinyin) if (syllable[0] === letter) chars += ones;
    return chars;
  });
  return classes.every(Boolean) ? new RegExp(classes.map(chars => `[${chars}]`).join(""), "u") : null;
}
