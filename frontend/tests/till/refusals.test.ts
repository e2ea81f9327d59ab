import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { STEPS, stepAfter } from "../../src/till/actions/refusals.ts";
import { TABLE } from "../../src/till/words/table.ts";

const REFUSALS = readFileSync(join(import.meta.dirname, "../../../docs/reference/errors.md"), "utf-8");

test("every code with a step is a refusal that there is, and its button has a word", () => {
  for (const [code, step] of Object.entries(STEPS)) {
    assert.ok(REFUSALS.includes(`\`${code}\``), code);
    assert.ok(step.word in TABLE, code);
  }
});

test("what has an obvious next step has it on a button; what explains itself has none", () => {
  const words = ["basket.outside_sale_hours", "drawer.open", "day.not_closed", "operator.not_signed_on"].map(
    (code) => stepAfter(code)?.word,
  );
  assert.deepEqual(words, ["remove_it", "close_drawer", "close_day_first", "sign_on_again"]);
  assert.equal(stepAfter("article.wrong_check_digit"), null);
  assert.equal(stepAfter(undefined), null);
});
