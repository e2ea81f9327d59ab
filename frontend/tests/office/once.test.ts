import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../src/office/line/once.ts";
import { Refused, Unreachable } from "../../src/register/api.ts";

const PATH = "/stock/waste";
const MILK = { goods: ["201"] };

function refused(status: number): Refused {
  return new Refused({ status, code: "x", detail: "", detail_en: "", law: "", facts: {} });
}

/** Enter milk once for each answer and once more, and return the key of each; null is an answer that all is well. */
async function keysFor(...answers: (Error | null)[]): Promise<string[]> {
  const keys: string[] = [];
  const enter = once(
    (_path, _body, key) => {
      const answer = answers[keys.length] ?? null;
      keys.push(key);
      return answer === null ? Promise.resolve() : Promise.reject(answer);
    },
    () => `key-${keys.length}`,
  );
  for (const _ of [...answers, null]) await enter(PATH, MILK).catch(() => undefined);
  return keys;
}

test("what nobody knows the end of is sent again with its key", async () => {
  for (const why of [new Unreachable(null), refused(500), refused(401)])
    assert.deepEqual(await keysFor(why), ["key-0", "key-0"]);
});

test("what was done or refused has had its key", async () => {
  for (const why of [null, refused(409)]) assert.deepEqual(await keysFor(why), ["key-0", "key-1"]);
});

test("something else has a key of its own", async () => {
  const keys: string[] = [];
  const enter = once(
    (_path, _body, key) => {
      keys.push(key);
      return Promise.reject(new Unreachable(null));
    },
    () => `key-${keys.length}`,
  );
  for (const body of [MILK, { goods: [] }]) await assert.rejects(enter(PATH, body), Unreachable);
  assert.deepEqual(keys, ["key-0", "key-1"]);
});
