// Days and moments as people read them. A day is `2026-11-27` from end to end; a moment is shown as clocks in Norway
// show it, wherever the browser is.

import { hourOf, ZONE } from "../../writing/clock.ts";
import type { Language } from "../../writing/language.ts";

const LOCALES: Record<Language, string> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };
const DAY_MS = 86_400_000;
/** A night's trade belongs to the day that it began; at this hour a new one begins. */
export const DAY_CHANGES_AT_HOUR = 5;

/** The day it is now in Norway: `2026-11-27`. */
export function today(nowMs = Date.now()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(nowMs);
}

/** The day that what is sold now belongs to: at two in the night, the day before. */
export function businessDay(nowMs = Date.now()): string {
  return daysAfter(today(nowMs), hourOf(new Date(nowMs)) < DAY_CHANGES_AT_HOUR ? -1 : 0);
}

/** The day so many days later, or earlier. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month, so many months later or earlier. */
export function monthStart(day: string, months = 0): string {
  const moment = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return moment.toISOString().slice(0, 10);
}

/** The last day of a month. */
export function monthEnd(day: string): string {
  return daysAfter(monthStart(day, 1), -1);
}

/** `27.11.2026`. */
export function shortDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split("-");
  return year && month && date ? `${date}.${month}.${year}` : day;
}

/** `fredag 27. november 2026`. */
export function longDay(day: string, language: Language): string {
  return written(day, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `fre. 27.` : under a bar of a chart. */
export function barDay(day: string, language: Language): string {
  return written(day, language, { weekday: "short", day: "numeric" });
}

/** `fre. 27. nov.`: a day soon. */
export function soonDay(day: string, language: Language): string {
  return written(day, language, { weekday: "short", day: "numeric", month: "short" });
}

/** `november 2026`. */
export function monthName(day: string, language: Language): string {
  return written(day, language, { month: "long", year: "numeric" });
}

/** `27.11.2026 14:05`. */
export function shortMoment(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  const clock = at.toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
  return `${shortDay(today(at.getTime()))} ${clock}`;
}

function written(day: string, language: Language, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...how, timeZone: "UTC" }).format(
    Date.parse(`${day.slice(0, 10)}T00:00:00Z`),
  );
}
