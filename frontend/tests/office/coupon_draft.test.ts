import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, type CouponDraft } from "../../src/office/pages/prices/coupon_draft.ts";

const SUMMER: CouponDraft = {
  name: " Sommer ",
  kind: "share",
  share: "10",
  amount: "",
  minimum: "",
  which: "all",
  group: "OL",
  chosen: [],
  codes: "many",
  code: "sommer10",
  count: "50",
  first_day: "2026-05-01",
  last_day: "2026-05-31",
};

test("a coupon is sent with its last day whole", () => {
  assert.deepEqual(bodyOf(SUMMER), {
    name: "Sommer",
    share_bp: 1000,
    code: "sommer10",
    once: false,
    goods: { articles: [], groups: [] },
    minimum_ore: 0,
    begins: { day: "2026-05-01", time: "00:00" },
    ends: { day: "2026-06-01", time: "00:00" },
  });
  const made = bodyOf({ ...SUMMER, codes: "made", kind: "amount", amount: "20" });
  assert.deepEqual([made?.["made_codes"], made?.["amount_ore"], made?.["code"]], [50, 2000, undefined]);
});

test("what is missing is not sent", () => {
  const without = [
    { name: "" },
    { share: "0" },
    { share: "x" },
    { minimum: "x" },
    { code: "7038010001109" },
    { code: "abc" },
    { codes: "made", count: "501" },
    { which: "chosen" },
  ] as const;
  for (const missing of without)
    assert.equal(bodyOf({ ...SUMMER, ...missing }), null, JSON.stringify(missing));
});
