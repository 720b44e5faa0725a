/* The forms of a query, and those in which two of its words are written as one, or one as two, where they
   stand so in the parts: “multivector”, “multi vector”. */
export function joined(forms, parts) {
  return [...forms, ...forms.flatMap(units => [...asOne(units, parts), ...asTwo(units, parts)])];
}

function* asOne(units, parts) {
  for (let at = 1; at < units.length; at++) {
    const [{ word: one }, { word: other, endings }] = [units[at - 1], units[at]];
    const word = one + other;
    if (one && other && parts.some(part => part.words().has(word))) {
      yield [...units.slice(0, at - 1), { word, stem: word, endings }, ...units.slice(at + 1)];
    }
  }
}

function* asTwo(units, parts) {
  for (const [at, { word = "" }] of units.entries()) {
    for (let cut = 2; word.length > 4 && cut <= word.length - 2; cut++) {
      const [one, other] = [word.slice(0, cut), word.slice(cut)];
      const phrase = ` ${one} ${other} `;
      if (parts.some(({ plain, words }) => words().has(one) && words().has(other) && plain.includes(phrase))) {
        yield [...units.slice(0, at), { phrase }, ...units.slice(at + 1)];
      }
    }
  }
}
