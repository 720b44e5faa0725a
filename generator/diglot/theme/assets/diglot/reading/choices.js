/* The reader’s choices, which change here alone. `keep` is told of each, with all that differ from the first
   of their kind: what boot.js reads. */
export function choices({ chosen, hold, keep, table, tag }) {
  return { of: name => chosen[name], set, turn };

  function set(name, value) {
    hold(() => {
      chosen[name] = value;
      const kept = {};
      for (const each in table) {
        if (chosen[each] !== table[each][0]) kept[each] = each === "lead" ? tag : chosen[each];
      }
      keep(name, kept, table);
    });
  }

  function turn(name) {
    const all = table[name];
    set(name, all[(all.indexOf(chosen[name]) + 1) % all.length]);
  }
}
