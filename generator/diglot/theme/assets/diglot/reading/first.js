/* Of things in order, the first that has what all after it have, found by halving; else the last. */
export function first(all, has) {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(all[middle])) high = middle;
    else low = middle + 1;
  }
  return all[low];
}
