/* The search without a page: what is alike, what is found and in which order, what is shown of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "#diglot/search/cut.js";
import { find } from "#diglot/search/find.js";
import { likeness } from "#diglot/search/likeness.js";
import { part } from "#diglot/search/part.js";
import { record } from "#diglot/search/record.js";
import { score } from "#diglot/search/score.js";
import { spelled } from "#diglot/search/spelled.js";
import { understand } from "#diglot/search/understand.js";
import { fold } from "#diglot/shared/fold.js";
import { made } from "./made.mjs";

const ENDINGS = ["ations", "ing", "ies", "ed", "ly", "s", "e", "y"];
const query = words => understand(words, ENDINGS, fold);

test("folding takes case, marks and apostrophes away", () => {
  assert.equal(fold("Lǔ Bān"), " lu ban ");
  assert.equal(fold("Xi’an’s"), " xians ");
  assert.equal(fold("Straße, Ærø"), " strasse aero ");
  assert.equal(fold("co\u00adoperate"), " cooperate ");
  assert.equal(fold("31,000 and 2.5"), " 31000 and 2 5 ");
  assert.equal(fold(" — !"), " ");
});

test("a run of Han has no spaces but where a clause ends", () => {
  assert.equal(fold("上海 合作，组织"), " 上海合作 组织 ");
  assert.equal(fold("第1届 SCO峰会"), " 第 1 届 sco 峰会 ");
});

test("a folded word stays as it is when it is folded again", () => {
  for (const text of made(400)) {
    for (const word of fold(text).split(" ").filter(Boolean)) assert.equal(fold(word), ` ${word} `);
  }
});

test("the map leads from each folded character to where it stood", () => {
  for (const text of made(400)) {
    const map = [];
    const folded = fold(text, map);
    if (folded === " ") continue;
    assert.equal(map.length, folded.length);
    for (let at = 1; at < map.length; at++) assert.ok(map[at] >= map[at - 1]);
  }
});

test("a query knows its words, runs, name and address", () => {
  const { address, joined, forms: [units], whole } = query("Silk Roads 4.1");
  assert.deepEqual([address, joined, whole], [undefined, "silkroads41", " silk roads 4 1 "]);
  assert.deepEqual(units.map(({ stem }) => stem), ["silk", "road", "4", "1"]);
  assert.equal(query(" 12a.3 ").address, "12a.3");
  assert.equal(query("#４.１").address, "4.1");
  assert.deepEqual(query("丝绸之路").forms, [[{ run: "丝绸之路" }]]);
  assert.deepEqual(query("…").forms, [[]]);
});

test("a word answers as it is, with another ending, or begun", () => {
  const [[unit]] = query("countries").forms;
  assert.equal(likeness(unit, "countries"), 1);
  assert.equal(likeness(unit, "country"), .9);
  assert.equal(likeness(query("plan").forms[0][0], "planned"), .9);
  assert.equal(likeness(query("plan").forms[0][0], "planet"), .8);
  assert.equal(likeness(unit, "countrified"), 0);
});

const row = (kind, address, text, more = {}) => record(
  [kind, address, "en", text, "zh", more.counterpart, more.title, more.reading, "", more.names ?? [], more.more], "en", fold);

test("an entry’s name weighs more than a mention of it", () => {
  const entry = row("entry", "glossary/lu-ban/", "The patron of carpenters.", { title: "Lu Ban", names: ["Luban"] });
  const text = row("text", "gate/#2.1", "They named it after Lu Ban.");
  assert.ok(score(entry, query("lu ban")) > score(text, query("lu ban")));
  assert.ok(score(entry, query("luban")) >= 120);
  assert.equal(score(text, query("lu bun")), 0);
});

test("an address comes before everything", () => {
  const text = row("text", "gate/#4.1", "Anything.");
  assert.equal(score(text, query("4.1")), 200);
  assert.equal(score(text, query("4")), 200);
  assert.equal(score(text, query("4.2")), 0);
});

test("a page in the other language shows its own words first", () => {
  const made = record(["text", "gate/#1.1", "en", "One.", "zh", "一。"], "zh", fold);
  assert.deepEqual([made.text, made.counterpart, made.language], ["一。", "One.", "zh"]);
});

const PARTS = [
  [["entry", "glossary/road/", "en", "An old way.", "zh", "丝绸之路", "Silk Road", "Sīchóu zhī lù", "zh-Latn", [], ""]],
  [["text", "t/#1.1", "en", "A road of silk and of ships.", "zh", "丝绸与船的路。"],
    ["text", "t/#2.1", "en", "Nothing of the kind.", "zh", "别的。"]],
].map(rows => part(rows, "en", false, fold));
const PINYIN = Object.entries({ si: "丝司", chou: "绸", zhi: "之", lu: "路", bie: "别", de: "的得" });
const addresses = words => find(PARTS, query(words), PINYIN).found.map(({ address }) => address);

test("every word must stand there; else what is nearest", () => {
  assert.deepEqual(addresses("silk road"), ["glossary/road/", "t/#1.1"]);
  assert.deepEqual(addresses("丝绸"), ["glossary/road/", "t/#1.1"]);
  const near = find(PARTS, query("silk elephants"), PINYIN);
  assert.equal(near.query.near, true);
  assert.ok(near.found.length);
  assert.deepEqual(addresses("elephants"), []);
});

test("pinyin finds Han, the last syllable begun only", () => {
  assert.deepEqual(addresses("biede"), ["t/#2.1"]);
  assert.ok(spelled("sichoub", PINYIN).test("丝绸别"));
  assert.ok(!spelled("sichoub", PINYIN).test("丝绸的"));
  assert.equal(spelled("si", PINYIN), null);
  assert.equal(spelled("xyz", PINYIN), null);
});

test("a part is passed over only where it holds nothing", () => {
  for (const text of made(300)) {
    const one = part([["text", "t/#1.1", "en", text]], "en", true, fold);
    const words = fold(text).trim().split(" ").filter(Boolean);
    if (!words.length) continue;
    const sought = query(words[0]);
    const hit = score(record(["text", "t/#1.1", "en", text], "en", fold), sought) > 0;
    if (hit) assert.equal(find([one], sought, []).found.length, 1, JSON.stringify([text, words[0]]));
  }
});

test("cutting neither loses nor invents a letter", () => {
  for (const text of made(400)) {
    const words = fold(text).trim().split(" ");
    const pieces = cut(text, query(words[0]));
    assert.equal(pieces.map(([piece]) => piece).join(""), text);
    const [short] = [cut(text, query(words[0]), 10)];
    const kept = short.map(([piece]) => piece).filter(piece => piece !== "…").join("");
    assert.ok(text.includes(kept), JSON.stringify([text, kept]));
  }
});

test("what was sought is marked, with the marks over its letters", () => {
  const marked = (text, words) => cut(text, query(words)).filter(([, hit]) => hit).map(([piece]) => piece);
  assert.deepEqual(marked("Lǔ Bān built it", "ban"), ["Bān"]);
  assert.deepEqual(marked("丝绸之路与路", "之路"), ["之路"]);
  assert.deepEqual(marked("the country, the countries", "country"), ["country", "countries"]);
});
