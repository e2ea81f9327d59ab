import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { OFFICE, OFFICE_ROOMS } from "../src/office/words/table.ts";
import { ROOMS, TABLE } from "../src/till/words/table.ts";
import { fill, LANGUAGES } from "../src/writing/language.ts";

const SOURCES = join(import.meta.dirname, "..", "src");

function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "").sort();
}

test("every text is there in every language, with the same places to fill in", () => {
  for (const [key, said] of [...Object.entries(TABLE), ...Object.entries(OFFICE)]) {
    for (const language of LANGUAGES) {
      assert.notEqual(said[language].trim(), "", `${key} in ${language}`);
      assert.deepEqual(places(said[language]), places(said.nb), `${key} in ${language}`);
    }
  }
});

test("no two rooms have a text of the same name", () => {
  for (const rooms of [ROOMS, OFFICE_ROOMS]) {
    const keys = rooms.flatMap((room) => Object.keys(room));
    assert.equal(new Set(keys).size, keys.length);
  }
});

test("every text is used, and none stands in the pages themselves", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.tsx?$/.test(name) && !/^(till|office)\/words\/|^display\/words/.test(name))
    .map((name) => readFileSync(join(SOURCES, name), "utf-8"));
  const all = files.join("\n");
  const byPrefix =
    /^(check|printer|kind|document|type|receipt|role|right|way|hand|sound|scheme|shade|tender|equation|side|booked|series|purpose|move|part|certainty|hint|open|delivered|rare|routine|package|submission|submitted|site|aged|meaning|column|light|backup|looked|health_state|ready|stands|practise|address|hub_is|hub_chain|hub_printer|saft_group|restriction|row|system|apart|sort|figure|places|stock_serving|order_state|sheet_state|empty_shelf_rule|campaign_kind|campaign_state|price_fault|coupon_codes|weekday_short|weekday|means|experiment|access_remark|processing|forecast|day_kind|told|alert_way|alert_hub|matters_hub|span|scale_says|register_drawer|mail_security)_/;
  const unused = [...Object.keys(TABLE), ...Object.keys(OFFICE)].filter(
    (key) => !byPrefix.test(key) && !new RegExp(`\\b${key}\\b`).test(all),
  );
  assert.deepEqual(unused, []);
  assert.doesNotMatch(all, />\s*[A-ZÆØÅ][a-zæøå]+ [a-zæøå]+\s*</, "a text outside the table");
});

test("places are filled in; one without a value stays to be seen", () => {
  assert.equal(fill("{a} og {b}", { a: 1 }), "1 og {b}");
});

test("a word beside a figure is that of one, or of several", () => {
  const text = "{count} {count:sak venter|saker venter}";
  assert.deepEqual(
    [0, 1, "1", 2].map((count) => fill(text, { count })),
    ["0 saker venter", "1 sak venter", "1 sak venter", "2 saker venter"],
  );
});
