// Opening hours as somebody types them, and as they are sent.

export interface Hours {
  opens: string;
  closes: string;
}

/** `2026-12-24` and its hours; none where the shop is closed. */
export interface DayOfItsOwn {
  day: string;
  hours: Hours | null;
}

export interface OpeningHours {
  weekdays: (Hours | null)[];
  holidays: Hours | null;
  days: DayOfItsOwn[];
}

export const DAYS_MAX = 100;
const USUAL: Hours = { opens: "09:00", closes: "17:00" };

/** What is shown to begin with: what is kept, or a usual week. The register tells hours with seconds. */
export function draftOf(kept: OpeningHours): OpeningHours {
  if (kept.weekdays.length === 0) {
    return { weekdays: [...Array.from({ length: 5 }, () => USUAL), null, null], holidays: null, days: [] };
  }
  return {
    weekdays: kept.weekdays.map(minutes),
    holidays: minutes(kept.holidays),
    days: kept.days.map(({ day, hours }) => ({ day, hours: minutes(hours) })),
  };
}

/** Hours to begin with where a day is opened. */
export function usual(draft: OpeningHours): Hours {
  return draft.weekdays.find((each) => each !== null) ?? USUAL;
}

/** Whether every hour has both its ends, and every date is one. */
export function isWhole(draft: OpeningHours): boolean {
  const hours = [...draft.weekdays, draft.holidays, ...draft.days.map((each) => each.hours)];
  return (
    hours.every((each) => each === null || (each.opens !== "" && each.closes !== "")) &&
    draft.days.every((each) => each.day !== "")
  );
}

/** Hours as a field shows them. */
export function minutes(hours: Hours | null): Hours | null {
  return hours && { opens: hours.opens.slice(0, 5), closes: hours.closes.slice(0, 5) };
}
