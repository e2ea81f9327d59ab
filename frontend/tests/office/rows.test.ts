import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csv, type Field, found, ordered, summed, turned, written } from "../../src/office/parts/rows.ts";

interface Row {
  text: string;
  ore: number;
  day: string;
}

const FIELDS: Field<Row>[] = [
  { id: "text", title: "Tekst", kind: "text", of: (row) => row.text },
  { id: "ore", title: "Beløp", kind: "amount", of: (row) => row.ore },
  { id: "day", title: "Dag", kind: "day", of: (row) => row.day || null },
];
const [TEXT, ORE] = FIELDS as [Field<Row>, Field<Row>];

const ROWS: Row[] = [
  { text: "Ål", ore: 123_450, day: "2026-11-27" },
  { text: "Brød 10", ore: -500, day: "2026-01-02" },
  { text: "Brød 9", ore: 0, day: "" },
];

const anyRow = fc.record({
  text: fc.string(),
  ore: fc.integer({ min: -99_999_999_99, max: 99_999_999_99 }),
  day: fc.constantFrom("2026-11-27", "2026-01-02", ""),
});

const texts = (rows: readonly Row[]) => rows.map((row) => row.text);

test("texts are in Norwegian order, numbers in them as numbers, and nothing comes last either way", () => {
  const rising = { by: "text", isFalling: false };
  assert.deepEqual(texts(ordered(ROWS, FIELDS, rising)), ["Brød 9", "Brød 10", "Ål"]);
  assert.deepEqual(texts(ordered(ROWS, FIELDS, { ...rising, isFalling: true })), ["Ål", "Brød 10", "Brød 9"]);
  assert.equal(ordered(ROWS, FIELDS, { by: "day", isFalling: false }).at(-1)?.text, "Brød 9");
  assert.equal(ordered(ROWS, FIELDS, { by: "day", isFalling: true }).at(-1)?.text, "Brød 9");
});

test("sorting loses and adds no row, and leaves equals as they were", () => {
  fc.assert(
    fc.property(
      fc.array(anyRow),
      fc.constantFrom("text", "ore", "day"),
      fc.boolean(),
      (rows, by, isFalling) => {
        const sorted = ordered(rows, FIELDS, { by, isFalling });
        assert.equal(sorted.length, rows.length);
        assert.deepEqual(new Set(sorted), new Set(rows));
        const same = rows.filter((row) => row.ore === rows[0]?.ore);
        const after = ordered(rows, FIELDS, { by: "ore", isFalling }).filter(
          (row) => row.ore === rows[0]?.ore,
        );
        assert.deepEqual(after, same);
      },
    ),
  );
});

test("the head of a column is pressed: rising, falling, as it came", () => {
  const once = turned(null, "ore");
  assert.deepEqual(once, { by: "ore", isFalling: false });
  const twice = turned(once, "ore");
  assert.deepEqual(twice, { by: "ore", isFalling: true });
  assert.equal(turned(twice, "ore"), null);
  assert.deepEqual(turned(twice, "text"), { by: "text", isFalling: false });
});

test("every word is to be found, as it is written or with the keys people have", () => {
  assert.deepEqual(texts(found(ROWS, FIELDS, "1 234,50")), ["Ål"]);
  assert.deepEqual(texts(found(ROWS, FIELDS, "1234,50")), ["Ål"]);
  assert.deepEqual(texts(found(ROWS, FIELDS, "-5,00 brød")), ["Brød 10"]);
  assert.deepEqual(texts(found(ROWS, FIELDS, "27.11.2026")), ["Ål"]);
  assert.deepEqual(texts(found(ROWS, FIELDS, "ÅL")), ["Ål"]);
  assert.deepEqual(found(ROWS, FIELDS, "smør"), []);
  assert.deepEqual(found(ROWS, FIELDS, "  "), ROWS);
});

test("the file has a decimal comma and no thousands, so that a spreadsheet counts with it", () => {
  assert.equal(csv([ROWS[0] as Row], FIELDS), "\ufeffTekst;Beløp;Dag\r\nÅl;1234,50;2026-11-27\r\n");
  assert.match(csv([ROWS[1] as Row], FIELDS), /;-5,00;/);
});

test("what begins like a formula is none, and quotes and semicolons stay in their cell", () => {
  for (const text of ["=1+1", "+47", "-2", "@a"]) {
    assert.ok(csv([{ text, ore: 0, day: "" }], FIELDS).includes(`\r\n'${text};`), text);
  }
  assert.ok(csv([{ text: 'a "b"; c', ore: 0, day: "" }], FIELDS).includes('"a ""b""; c"'));
});

test("a file has as many lines as rows, and the amounts in it sum as the column does", () => {
  const plain = fc.record({
    text: fc.constantFrom("a", "b"),
    ore: anyRow.map((row) => row.ore),
    day: fc.constant(""),
  });
  fc.assert(
    fc.property(fc.array(plain), (rows) => {
      const lines = csv(rows, FIELDS).split("\r\n").slice(1, -1);
      assert.equal(lines.length, rows.length);
      const total = lines.reduce((sum, line) => sum + Number((line.split(";")[1] ?? "").replace(",", "")), 0);
      assert.equal(total, summed(rows, ORE));
    }),
  );
});

test("cells are written as people read them", () => {
  assert.equal(written(-123_450, "amount").replaceAll("\u00a0", " "), "−1 234,50");
  assert.equal(written("2026-11-27", "day"), "27.11.2026");
  assert.equal(written("2026-11-27T22:30:00Z", "moment"), "27.11.2026 23:30");
  assert.equal(written("2026-06-30T22:30:00Z", "moment"), "01.07.2026 00:30");
  assert.equal(written(null, "amount"), "");
  assert.equal(TEXT.of(ROWS[0] as Row), "Ål");
});
