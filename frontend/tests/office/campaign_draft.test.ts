import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, type CampaignDraft, hourMissing } from "../../src/office/pages/prices/campaign_draft.ts";

const BEER: CampaignDraft = {
  name: "Lykketime",
  kind: "percent",
  share: "20",
  take: "3",
  pay: "2",
  price: "",
  parts: [{ which: "group", group: "OL", chosen: [] }],
  first_day: "2026-05-01",
  last_day: "",
  opens: "16:00",
  closes: "18:00",
  weekdays: [],
};

test("an hour by itself is asked for, and never taken for the whole day", () => {
  assert.deepEqual(bodyOf(BEER)?.["hours"], { opens: "16:00", closes: "18:00", weekdays: [] });
  for (const [half, missing] of [
    [{ ...BEER, closes: "" }, "closes"],
    [{ ...BEER, opens: "", weekdays: [5] }, "opens"],
  ] as const) {
    assert.equal(bodyOf(half), null);
    assert.equal(hourMissing(half), missing);
  }
  assert.equal(bodyOf({ ...BEER, opens: "", closes: "" })?.["hours"], null);
  assert.equal(hourMissing(BEER), null);
});
