// The monthly routine: each point with what the machine found, and a signature that stays in the journal.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useAgainWhile, useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { type Month, MonthChoice, monthShown } from "../../parts/month.tsx";
import { Card, Page, Said, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { linkTo, place } from "../../visitor/route.ts";
import { businessDay, daysAfter, monthStart, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import type { OfficeKey } from "../../words/table.ts";

interface Point {
  point: string;
  name: string;
  evidence: { name: string; value: string; in_order: boolean }[];
  in_order: boolean;
  signature: { name: string; at: string; note: string } | null;
  waits_for: string[];
}

interface MonthRoutine {
  month: string;
  over: boolean;
  done: boolean;
  points: Point[];
  /** Days that are still being held against each other: register and day. */
  left: [string, string][];
}

/** Where what a point asks for is done. */
const PLACES: Record<string, readonly { page: string; word: OfficeKey }[]> = {
  integrations: [
    { page: "avstemming", word: "page_bank" },
    { page: "levering", word: "page_delivery" },
  ],
  reconciliation: [{ page: "avstemming", word: "page_bank" }],
  backup: [{ page: "kopi", word: "page_backup" }],
  access: [{ page: "folk", word: "page_people" }],
  vat_rates: [{ page: "mva", word: "page_vat" }],
};

export function Routine() {
  const month = place.value.query["m"] ? monthShown() : lastMonth();
  const load = useLoad<MonthRoutine>(`/routine/${month.name}`);
  useAgainWhile((load.now.value?.left.length ?? 0) > 0, load.anew);
  return (
    <Page title={say("page_routine")} lead={say("routine_lead")} actions={<MonthChoice of={month} />}>
      <Loaded of={load}>
        {(shown, again) => (
          <Card title={say("routine_points")} actions={<Progress of={shown} />}>
            {!shown.over && <p class="hint">{say("routine_not_over")}</p>}
            {shown.left.length > 0 && (
              <p class="hint" role="status">
                {say("routine_agreeing", { days: shown.left.length })}
              </p>
            )}
            {shown.done && <Said tone="good">{say("routine_done")}</Said>}
            <ol class="routine">
              {shown.points.map((point, number) => (
                <li key={`${shown.month} ${point.point}`}>
                  <PointRow of={point} number={number + 1} month={shown} done={again} />
                </li>
              ))}
            </ol>
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function Progress({ of: { points } }: { of: MonthRoutine }) {
  const signed = points.filter((point) => point.signature !== null).length;
  const told = say("routine_progress", { signed, count: points.length });
  return (
    <div class="progress">
      <progress max={points.length} value={signed} aria-label={told} />
      <span>{told}</span>
    </div>
  );
}

function lastMonth(): Month {
  const first = monthStart(businessDay(), -1);
  return { name: first.slice(0, 7), first, last: daysAfter(monthStart(businessDay()), -1) };
}

interface PointProps {
  of: Point;
  number: number;
  month: MonthRoutine;
  done: () => void;
}

function PointRow({ of: point, number, month, done }: PointProps) {
  const places = PLACES[point.point] ?? [];
  const [note, setNote] = useState("");
  const sending = useSending();
  const sign = () =>
    sending.over(async () => {
      await send("POST", `/routine/${month.month}/${point.point}`, { note: note.trim() });
      done();
    });
  return (
    <>
      <h3>
        <span>
          {number}. {sayCode("routine", point.point)}
        </span>
        {point.signature ? (
          <Tag tone="good">
            {say("routine_signed", {
              operator: point.signature.name,
              at: shortMoment(point.signature.at),
            })}
          </Tag>
        ) : (
          <Tag tone={point.in_order ? "waits" : "bad"}>
            {say(point.in_order ? "routine_to_sign" : "routine_look")}
          </Tag>
        )}
      </h3>
      <dl class="sums">
        {point.evidence.map((each) => (
          <div key={each.name} class="paid">
            <dt>{each.name}</dt>
            <dd>
              {each.value} {!each.in_order && <Tag tone="bad">{say("routine_not_in_order")}</Tag>}
            </dd>
          </div>
        ))}
      </dl>
      {point.signature === null && places.length > 0 && (
        <p class="field-row">
          {places.map(({ page, word }) => (
            <a key={page} href={linkTo(page)}>
              {say("routine_go", { page: say(word) })}
            </a>
          ))}
        </p>
      )}
      {point.signature?.note && <p class="hint">«{point.signature.note}»</p>}
      {point.signature === null && month.over && point.waits_for.length === 0 && (
        <Form class="field-row" send={sign}>
          <label class="field">
            <span>{say(point.in_order ? "routine_note" : "routine_note_needed")}</span>
            <input value={note} maxLength={200} onInput={(event) => setNote(event.currentTarget.value)} />
          </label>
          <button type="submit" class="key" disabled={!point.in_order && note.trim() === ""}>
            <span class="label">{say("routine_sign")}</span>
          </button>
        </Form>
      )}
      {point.signature === null && point.waits_for.length > 0 && (
        <p class="hint">
          {say("routine_first", {
            points: point.waits_for.map((each) => sayCode("routine", each)).join(", "),
          })}
        </p>
      )}
      <Outcome of={sending} />
    </>
  );
}
