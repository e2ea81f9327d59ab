// Hours of the coming days beside each other, the more the darker, each with what it is likely to lie between.

import { Card } from "../../parts/page.tsx";
import { language } from "../../visitor/dress.ts";
import { barDay, DAY_CHANGES_AT_HOUR } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { aboutPercent, type Day, type Held } from "./forecast_shapes.ts";
import { hourName } from "./insight_shapes.ts";

const HOURS_OF_DAY = 24;

/** The place of an hour in a business day, which begins at five. */
function inDay(hour: number): number {
  return (hour + HOURS_OF_DAY - DAY_CHANGES_AT_HOUR) % HOURS_OF_DAY;
}

/** What an hour is likely to lie between; a dash where there is too little to go by. */
export function between(low: number | null, high: number | null, written: (of: number) => string): string {
  return low === null || high === null ? "–" : `${written(low)}–${written(high)}`;
}

/** How the bands of hours have held, or that there is too little to make any. */
export function HoursHeld({ of: held }: { of: Held | null }) {
  return (
    <p class="hint">
      {held === null
        ? say("insight_forecast_hours_too_little")
        : say("insight_forecast_hours_held", { hours: held.hours, inside: aboutPercent(held.inside_bp) })}
    </p>
  );
}

interface ReceiptHoursProps {
  of: readonly Day[];
  busyReceipts: number;
  held: Held | null;
}

/** Receipts by hour of the coming week: how many have to stand behind the counter. */
export function ReceiptHours({ of: days, busyReceipts, held }: ReceiptHoursProps) {
  if (days.every((day) => day.hours.length === 0)) return null;
  return (
    <Card title={say("insight_forecast_hours")} lead={say("insight_forecast_hours_lead")} class="wide">
      <Heat
        name={say("insight_forecast_hours")}
        days={days}
        of={({ receipts }) => receipts}
        shown={({ receipts, registers }) => (registers > 1 ? `${receipts} (${registers})` : String(receipts))}
        band={({ low_receipts, high_receipts }) => between(low_receipts, high_receipts, String)}
      />
      <HoursHeld of={held} />
      {busyReceipts > 0 && <p class="hint">{say("insight_forecast_staff", { receipts: busyReceipts })}</p>}
    </Card>
  );
}

interface HeatProps<OfHour extends { hour: number }> {
  name: string;
  days: readonly { day: string; hours: readonly OfHour[] }[];
  /** How much of an hour, against the most of any. */
  of: (hour: OfHour) => number;
  shown: (hour: OfHour) => string;
  /** What it is likely to lie between. */
  band: (hour: OfHour) => string;
}

/** Days beside each other, hour by hour. */
export function Heat<OfHour extends { hour: number }>({ name, days, of, shown, band }: HeatProps<OfHour>) {
  const all = days.flatMap((day) => day.hours);
  const hours = [...new Set(all.map(({ hour }) => hour))].sort((one, other) => inDay(one) - inDay(other));
  const most = Math.max(1, ...all.map(of));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by the keyboard
    <section class="heat" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("apart_hour")}</th>
            {days.map(({ day }) => (
              <th key={day} scope="col">
                {barDay(day, language.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{hourName(hour)}</th>
              {days.map((day) => {
                const found = day.hours.find((each) => each.hour === hour);
                const share = found === undefined ? 0 : of(found) / most;
                return (
                  <td key={day.day} style={{ "--share": `${Math.round(share * 100)}%` }}>
                    {found === undefined ? 0 : shown(found)}
                    {found !== undefined && <small>{band(found)}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
