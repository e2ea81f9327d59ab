// Which month a page shows: in the address, so that a link leads to the same.

import { language } from "../visitor/dress.ts";
import { place, seeWith } from "../visitor/route.ts";
import { businessDay, daysAfter, monthEnd, monthName, monthStart } from "../words/dates.ts";
import { say } from "../words/say.ts";
import { Glyph } from "./glyph.tsx";

export interface Month {
  /** `2026-11`. */
  name: string;
  first: string;
  last: string;
}

/** The month in the address; the one that it is now without. */
export function monthShown(): Month {
  const asked = place.value.query["m"] ?? "";
  const day = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? `${asked}-01` : businessDay();
  const first = monthStart(day);
  return { name: first.slice(0, 7), first, last: monthEnd(day) };
}

/** One month back, its name, one month on. */
export function MonthChoice({ of: month }: { of: Month }) {
  const now = businessDay();
  return (
    <div class="month">
      <button
        type="button"
        class="key small"
        aria-label={say("month_before")}
        onClick={() => seeWith({ m: daysAfter(month.first, -1).slice(0, 7) })}
      >
        <Glyph name="back" />
      </button>
      <strong role="status">{monthName(month.first, language.value)}</strong>
      <button
        type="button"
        class="key small"
        aria-label={say("month_after")}
        disabled={month.last >= now}
        onClick={() => seeWith({ m: daysAfter(month.last, 1).slice(0, 7) })}
      >
        <Glyph name="next" />
      </button>
    </div>
  );
}
