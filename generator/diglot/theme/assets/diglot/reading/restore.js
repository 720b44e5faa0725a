/* Scrolls until what has `id` stands `top` below the window’s edge: what comes near is laid out on the way, and
   changes its height. Whoever scrolls meanwhile is let go on. */
export function restore(id, top) {
  const row = document.getElementById(id);
  const stop = new AbortController();
  for (const type of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(type, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  let quiet = 0;
  const step = () => {
    if (!row || stop.signal.aborted) return;
    const by = row.getBoundingClientRect().top - top;
    quiet = Math.abs(by) < 1 ? quiet + 1 : 0;
    if (by) scrollBy({ top: by, behavior: "instant" });
    if (quiet < 5) requestAnimationFrame(step);
    else stop.abort();
  };
  step();
}
