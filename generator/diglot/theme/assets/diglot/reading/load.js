/* Another page of this site, as a document. */
export async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
