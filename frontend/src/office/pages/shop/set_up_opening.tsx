// When a place is open: the week, the days of rest, dates that are like no other; and when it may sell alcohol.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { language } from "../../visitor/dress.ts";
import { shortDay, soonDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { OneDay } from "./one_day.tsx";
import { DAYS_MAX, draftOf, isWhole, type OpeningHours, usual } from "./opening_draft.ts";
import type { SaleHours } from "./sale_hours_draft.ts";
import { ChoosePlace } from "./set_up_place.tsx";
import { SetUpSaleHours } from "./set_up_sale_hours.tsx";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Place {
  code: string;
  name: string;
  opening_hours: OpeningHours;
  sale_hours: SaleHours;
  sale_hours_are_stated?: boolean;
}

export function SetUpOpening() {
  const load = useLoad<{ locations: Place[]; holidays: string[] }>("/set-up");
  const [code, setCode] = useState("");
  return (
    <Page title={say("set_up_part_opening")} lead={say("opening_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {({ locations, holidays }, again) => {
          const place = locations.find((each) => each.code === code) ?? locations[0];
          return (
            <>
              <ChoosePlace of={locations} code={place?.code ?? ""} choose={setCode} />
              {place && (
                <Opening
                  key={`${place.code} ${place.opening_hours.weekdays.length}`}
                  of={place}
                  {...{ holidays, again }}
                />
              )}
              {place && <SetUpSaleHours key={place.code} of={place} done={again} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Opening({ of: place, holidays, again }: { of: Place; holidays: string[]; again: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(place.opening_hours));
  const sending = useSending();
  const isKept = place.opening_hours.weekdays.length > 0;
  const change = (what: Partial<OpeningHours>) => {
    sending.hush();
    setDraft({ ...draft, ...what });
  };
  const keep = (hours: OpeningHours) =>
    sending.over(async () => {
      await send("PUT", "/set-up/opening-hours", { location: place.code, ...hours });
      again();
      return say("opening_kept");
    });
  return (
    <Form
      send={() => {
        if (isWhole(draft)) void keep(draft);
        else sending.refuse(say("opening_half"));
      }}
    >
      {!isKept && <p class="hint">{say("opening_none")}</p>}
      <Week draft={draft} change={change} />
      <Holidays draft={draft} change={change} days={holidays} />
      <Dates draft={draft} change={change} />
      <Outcome of={sending} />
      <div class="field-row">
        <button type="submit" class="key strong" disabled={sending.isOn}>
          <span class="label">{say("opening_keep")}</span>
        </button>
        {isKept && (
          <button
            type="button"
            class="key"
            disabled={sending.isOn}
            onClick={() => void keep({ weekdays: [], holidays: null, days: [] })}
          >
            <span class="label">{say("opening_forget")}</span>
          </button>
        )}
      </div>
    </Form>
  );
}

interface PartProps {
  draft: OpeningHours;
  change: (what: Partial<OpeningHours>) => void;
}

function Week({ draft, change }: PartProps) {
  return (
    <Card title={say("opening_week")} lead={say("opening_week_lead")}>
      <ul class="hours-list">
        {draft.weekdays.map((hours, day) => (
          <li key={day}>
            <OneDay
              name={sayCode("weekday", String(day + 1))}
              of={hours}
              usual={usual(draft)}
              put={(put) =>
                change({ weekdays: draft.weekdays.map((each, other) => (other === day ? put : each)) })
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Holidays({ draft, change, days }: PartProps & { days: string[] }) {
  const told = days.map((day) => soonDay(day, language.value)).join(", ");
  return (
    <Card title={say("opening_holidays")} lead={say("opening_holidays_lead", { days: told })}>
      <OneDay
        name={say("opening_holidays")}
        label={say("opening_is_open")}
        of={draft.holidays}
        usual={usual(draft)}
        put={(holidays) => change({ holidays })}
      />
    </Card>
  );
}

function Dates({ draft, change }: PartProps) {
  const put = (place: number, what: Partial<OpeningHours["days"][number]>) =>
    change({ days: draft.days.map((each, other) => (other === place ? { ...each, ...what } : each)) });
  return (
    <Card title={say("opening_dates")} lead={say("opening_dates_lead")}>
      <ul class="hours-list">
        {draft.days.map(({ day, hours }, place) => (
          <li key={place}>
            <label class="field">
              <span>{say("opening_date")}</span>
              <input
                type="date"
                value={day}
                required
                onInput={(event) => put(place, { day: event.currentTarget.value })}
              />
            </label>
            <OneDay
              name={day ? shortDay(day) : say("opening_date")}
              label={say("opening_is_open")}
              of={hours}
              usual={usual(draft)}
              put={(changed) => put(place, { hours: changed })}
            />
            <button
              type="button"
              class="key small"
              onClick={() => change({ days: draft.days.filter((_, other) => other !== place) })}
            >
              <span class="label">{say("opening_date_drop", { day: day && shortDay(day) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {draft.days.length < DAYS_MAX && (
        <button
          type="button"
          class="key small"
          onClick={() => change({ days: [...draft.days, { day: "", hours: null }] })}
        >
          <span class="label">{say("opening_date_add")}</span>
        </button>
      )}
    </Card>
  );
}
