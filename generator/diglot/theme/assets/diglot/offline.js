/* Asks the browser to keep the site, once the page is there. */
addEventListener("load", () => {
  const { worker } = document.querySelector("[data-worker]").dataset;
  const policy = globalThis.trustedTypes?.createPolicy("diglot-offline", { createScriptURL: address => address });
  navigator.serviceWorker?.register(policy?.createScriptURL(worker) ?? worker).catch(() => { /* private */ });
});
