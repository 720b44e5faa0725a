/* The search without a page: what is alike, what is found and in which order, what is shown of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { distance } from "#diglot/search/distance.js";
import { find as findIn } from "#diglot/search/find.js";
import { further } from "#diglot/search/further.js";
import { likeness, part, record, score } from "#diglot/search/record.js";
import { cut } from "#diglot/search/results.js";
import { spelled } from "#diglot/search/spelled.js";
import { understand } from "#diglot/search/understand.js";
import { fold, variants } from "#diglot/shared/fold.js";
import { made } from "./made.mjs";

const find = (parts, query, pinyin) => findIn(parts, query, further(pinyin));
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

// -- what stands in quotation marks, what is misspelt, joined or parted ---------------------------

const rows = texts => texts.map((text, at) => ["text", `t/#${at + 1}`, "en", text]);
const inText = (texts, words, alike = fold) =>
  find([part(rows(texts), "en", true, alike)], understand(words, ENDINGS, alike), PINYIN);
const places = (...given) => inText(...given).found.map(({ address }) => address.slice(3));

test("quotation marks of every style ask for the phrase as it stands", () => {
  const texts = ["The old bridge is old.", "An old, wide bridge.", "“The old bridge”, they say: old bridges.", "The old bridges."];
  for (const marks of ['""', "“”", "„“", "«»", "»«", "「」", "『』", "＂＂", "‘’", "''", "‹›"]) {
    assert.deepEqual(places(texts, `${marks[0]}the old bridge${marks[1]}`), ["1", "3"], marks);
  }
  assert.deepEqual(places(texts, '"old bridge" say'), ["3"]);
  assert.deepEqual(places(texts, '"old bridges').sort(), ["1", "2", "3", "4"]); // not yet closed
  assert.deepEqual(places(["一座旧桥。", "旧的桥", "桥，旧桥"], "「旧桥」"), ["1", "3"]);
  assert.deepEqual(places(["the neighbour's", "Kazakhstan's role isn't Russia's"], "Kazakhstan's Russia's"), ["2"]);
});

test("a phrase that stands nowhere leaves its words", () => {
  const { found, query: { near } } = inText(["A bridge, old and wide."], '"wide old bridge"');
  assert.deepEqual([found.length, near], [1, true]);
});

test("a word that stands nowhere is taken for the nearest, and the reader is told", () => {
  const texts = ["My friend Tokayev", "A neighboring country", "The Kazakhstan of old", "Roads and a road", "a centre of defence"];
  for (const [typed, shown, place] of [
    ["tokaev", "tokayev", "1"], ["freind", "friend", "1"], ["freinds", "friend", "1"], ["neighbour", "neighboring", "2"],
    ["kazakstan", "kazakhstan", "3"], ["kasakhsten", "kazakhstan", "3"], ["raod", "road", "4"], ["center", "centre", "5"],
    ["defense", "defence", "5"],
  ]) {
    const { found, query } = inText(texts, typed);
    assert.deepEqual([query.corrected, found[0]?.address], [shown, `t/#${place}`], typed);
  }
  assert.equal(inText(texts, "friend").query.corrected, undefined);
  assert.deepEqual(places(texts, "xyz"), []);
  assert.deepEqual(places(["In 2023 there were 1996 of them"], "2024"), []);
  assert.deepEqual(places(texts, "mother"), []);
  assert.equal(inText(texts, "tokaev raod").query.near, true);
});

test("what is misspelt comes after what stands there", () => {
  const texts = ["The form of it.", "Forma is Latin.", "A fort, a fort."];
  assert.deepEqual(places(texts, "forma"), ["2"]);
  assert.deepEqual(places(["a center", "a kentr of it", "centers"], "kentr")[0], "2");
  const begun = ["A colourful day.", "Color, and color.", "No color."];
  assert.deepEqual(places(begun, "colour"), ["1", "2", "3"]); // what is begun, then what is near
  assert.equal(inText(begun, "colour").query.corrected, "color");
});

test("a run of characters may differ by one", () => {
  const texts = ["托卡耶夫总统", "纳扎尔巴耶夫大学", "习近平"];
  assert.equal(inText(texts, "托卡也夫").query.corrected, "托卡耶夫");
  assert.equal(inText(texts, "纳扎巴耶夫").query.corrected, "纳扎尔巴耶夫");
  assert.equal(inText(texts, "习进平").query.corrected, "习近平");
  assert.equal(inText(texts, "托卡卡耶夫").query.corrected, "托卡耶夫");
  assert.equal(inText(["上海合作"], "上还合").query.corrected, undefined); // too short for a part of a run
});

test("what is needed where little is found is waited for", () => {
  const one = part(rows(["My friend", "A friend", "No friend", "Alone"]), "en", true, fold);
  assert.equal(findIn([one], query("friend")).waiting, undefined);
  assert.deepEqual([findIn([one], query("alone")).waiting, findIn([one], query("alone")).found.length], [true, 1]);
  assert.equal(findIn([one], query("freind")).waiting, true);
});

test("the distance between two words", () => {
  const all = ["", "a", "ab", "ba", "abc", "acb", "abcd", "xbcd", "kazakhstan", "kazakstan"];
  for (const one of all) for (const other of all) {
    assert.equal(distance(one, other, 9), distance(other, one, 9));
    assert.equal(distance(one, other, 9) === 0, one === other);
    const exact = distance(one, other, 99);
    for (const limit of [0, 1, 2]) assert.equal(distance(one, other, limit), exact <= limit ? exact : Infinity);
  }
  assert.deepEqual([distance("abc", "acb", 9), distance("freind", "friend", 9), distance("", "abc", 9)], [1, 1, 3]);
});

test("the nearest of ten thousand words is found", () => {
  const letters = number => [17576, 676, 26, 1].map(place => String.fromCharCode(97 + Math.floor(number / place) % 26)).join("");
  const texts = Array.from({ length: 100 }, (_, row) => Array.from({ length: 100 }, (_, at) => `w${letters(row * 100 + at)}stan`).join(" "));
  const one = part(rows([...texts, "Kazakhstan"]), "en", true, fold);
  assert.ok(one.words().size > 9000);
  assert.equal(find([one], query("kazakstan"), []).query.corrected, "kazakhstan");
});

test("two words written as one are the two, and the other way", () => {
  const texts = ["A multi-vector policy", "The multivector way", "multi and vector", "to day", "Today"];
  assert.deepEqual(places(texts, "multivector").sort(), ["1", "2"]);
  assert.deepEqual(places(texts, "multi vector").sort(), ["1", "2", "3"]);
  assert.deepEqual(places(["A silk road"], "silkroad"), ["1"]);
  assert.deepEqual(places(["COVID-19"], "covid19"), ["1"]);
});

test("initials of pinyin find a name, and from four letters a text", () => {
  assert.deepEqual(addresses("sczl"), ["glossary/road/"]);
  assert.equal(spelled("szl", PINYIN, true).test("丝之路"), true);
  assert.equal(spelled("sxl", PINYIN, true), null);
  assert.equal(find(PARTS, query("cyc"), PINYIN).found.length, 0);
});

test("traditional and simplified characters are alike both ways", () => {
  const alike = variants(fold, { written: "魯帶", compared: "鲁带" });
  assert.deepEqual(places(["鲁班", "一带"], "魯班", alike), ["1"]);
  assert.deepEqual(places(["魯班", "一帶"], "鲁班", alike), ["1"]);
  assert.deepEqual(places(["魯班", "一帶"], "一帶", alike), ["2"]);
  const pieces = cut("魯班與鲁班", understand("鲁班", ENDINGS, alike));
  assert.deepEqual(pieces, [["魯班", true], ["與", false], ["鲁班", true]]);
});

test("names of what every object has are names like others", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
    const entry = ["entry", `glossary/${name}/`, "en", `The ${name}.`, "zh", name, name, "", "", [name], ""];
    const page = ["page", `${name}/`, "en", "", "", "", name];
    const found = find([part([entry, page], "en", false, fold)], query(name), PINYIN).found;
    assert.deepEqual(found.map(({ address }) => address), [`glossary/${name}/`, `${name}/`], name);
  }
});

test("a page comes first by its name, and a part of it next", () => {
  const one = part([
    ["text", "t/#1.1", "en", "About three or four years ago."],
    ["page", "hand/#about", "en", "Words.", "", "", "About", "", "", "", "A page"],
    ["page", "about/", "en", "What this is.", "", "", "About"],
  ], "en", false, fold);
  assert.deepEqual(find([one], query("about"), []).found.map(({ address }) => address), ["about/", "hand/#about", "t/#1.1"]);
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
