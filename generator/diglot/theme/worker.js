/* Keeps the site in the browser, to be read without a network. Where nothing is to be kept, any more or
   at all, it takes away what was kept, and itself. The line below is filled in with the site. */
const kept = { version: "", files: {} };
const begins = `diglot ${new URL(registration.scope).pathname} `;
const name = begins + kept.version;
const at = file => new URL(file.replace(/(^|\/)index\.html$/, "$1"), registration.scope).href;

/* A file that an earlier version kept, with the same digest, is not fetched again. */
const earlier = async (address, digest) => {
  for (const key of await caches.keys()) {
    const found = key.startsWith(begins) && await (await caches.open(key)).match(address);
    if (found && found.headers.get("x-digest") === digest) return found;
  }
};

const fetched = async (address, digest) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(address);
  const headers = new Headers(answer.headers);
  headers.set("x-digest", digest);
  headers.delete("content-encoding"); // what is kept is unpacked
  return new Response(await answer.blob(), { headers });
};

const fill = async () => {
  const cache = await caches.open(name);
  for (const [file, digest] of Object.entries(kept.files)) {
    const address = at(file);
    await cache.put(address, await earlier(address, digest) ?? await fetched(address, digest));
  }
};

const clear = async () => {
  for (const key of await caches.keys()) {
    if (key.startsWith(begins) && !(kept.version && key === name)) await caches.delete(key);
  }
  if (!kept.version) await registration.unregister();
};

/* What the host says goes first, so a page is never older than the site. */
const answer = async request => {
  try {
    return await fetch(request);
  } catch (error) {
    const address = request.url.split(/[?#]/)[0];
    const found = await (await caches.open(name)).match(address) ?? await caches.match(address);
    if (found) return found;
    throw error;
  }
};

addEventListener("install", event => {
  skipWaiting();
  if (kept.version) event.waitUntil(fill());
});
addEventListener("activate", event => event.waitUntil(clear()));
if (kept.version) {
  addEventListener("fetch", event => {
    const { method, url } = event.request;
    if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
  });
}
