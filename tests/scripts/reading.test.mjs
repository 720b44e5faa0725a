/* The pure parts of a reading page: what is chosen, and where the reader is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { choices } from "#diglot/reading/choices.js";
import { first } from "#diglot/reading/first.js";

const TABLE = { view: ["columns", "single"], lead: ["1", "2"], notes: ["on", "off"] };

function started() {
  const chosen = { view: "columns", lead: "1", notes: "on" };
  const told = [];
  const made = choices({
    chosen,
    hold: change => { told.push("held"); change(); },
    keep: (name, kept) => told.push([name, { ...kept }]),
    table: TABLE,
    tag: "zh-Hans",
  });
  return { chosen, made, told };
}

test("a choice is put where the styles see it, and told with all that differ", () => {
  const { chosen, made, told } = started();
  made.set("view", "single");
  assert.equal(chosen.view, "single");
  assert.deepEqual(told, ["held", ["view", { view: "single" }]]);
  made.set("notes", "off");
  assert.deepEqual(told.at(-1), ["notes", { view: "single", notes: "off" }]);
  made.set("view", "columns");
  assert.deepEqual(told.at(-1), ["view", { notes: "off" }]);
});

test("the language that leads is kept by its tag, which means the same on every page", () => {
  const { made, told } = started();
  made.set("lead", "2");
  assert.deepEqual(told.at(-1), ["lead", { lead: "zh-Hans" }]);
});

test("turning goes round", () => {
  const { made } = started();
  for (const expected of ["single", "columns", "single"]) {
    made.turn("view");
    assert.equal(made.of("view"), expected);
  }
});

test("halving finds the first below a line, in few looks", () => {
  for (let length = 1; length < 40; length++) {
    const all = Array.from({ length }, (_, index) => index);
    for (let line = 0; line <= length; line++) {
      let looks = 0;
      const found = first(all, one => { looks++; return one >= line; });
      assert.equal(found, Math.min(line, length - 1));
      assert.ok(looks <= Math.ceil(Math.log2(length)) + 1);
    }
  }
  assert.equal(first([], () => true), undefined);
});
