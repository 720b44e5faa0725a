/* A row of a part, as the generator wrote it, as a record that can be compared. A segment is shown in the
   page’s language first. */
const FIELDS = ["kind", "address", "language", "text", "opposite", "counterpart", "title", "reading", "readingTag", "names", "more"];

export function record(row, language, fold) {
  const made = Object.fromEntries(FIELDS.map((name, index) => [name, row[index] ?? ""]));
  if (made.kind === "text" && made.opposite === language) {
    [made.language, made.opposite] = [made.opposite, made.language];
    [made.text, made.counterpart] = [made.counterpart, made.text];
  }
  const called = made.kind === "text" ? [] : [made.title, made.counterpart, made.reading, ...made.names];
  const names = called.filter(Boolean).map(name => fold(name));
  made.joined = names.map(name => name.replaceAll(" ", ""));
  made.folded = {
    name: names.join(""),
    own: fold(made.text),
    other: made.kind === "text" ? fold(made.counterpart) : " ",
    more: made.more ? fold(made.more) : " ",
  };
  return made;
}
