// The title page speaks each language of the edition. The one that the visitor's browser asks for comes first.
const article = document.querySelector("[data-kind=title]");
const name = article.querySelector("h1");
const said = element => element.querySelector("[lang]")?.lang;
const languages = [...name.children].map(title => title.lang);
const wanted = navigator.languages.map(asked => asked.split("-")[0]);
const first = wanted.map(asked => languages.find(tag => tag.split("-")[0] === asked)).find(Boolean);

if (first && first !== languages[0]) {
  name.prepend(...[...name.children].filter(title => title.lang === first), " ");
  const own = [...article.querySelectorAll(":scope > p")].filter(part => said(part) === first);
  name.after(...own);
  const parts = [...article.querySelectorAll(":scope > :is(h2, ul)")];
  parts[0]?.before(...parts.filter(part => said(part) === first));
  for (const row of article.querySelectorAll(".row"))
    row.prepend(...[...row.children].filter(passage => passage.lang === first));
}
