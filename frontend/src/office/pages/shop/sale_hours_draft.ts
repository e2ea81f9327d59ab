// Hours of sale as somebody types them, and as they are sent.

import { type Hours, minutes } from "./opening_draft.ts";

export interface SaleHours {
  weekday: Hours;
  /** Saturdays and days before days of rest; none for no sale. */
  short_day: Hours | null;
  /** None where the shop has not stated its licence's. */
  serving: Hours | null;
  /** Fridays and Saturdays, where the licence has other hours for them. */
  serving_weekend: Hours | null;
}

/** What a box begins with when it is ticked: the law's normal hours, and a usual licence. */
export const NORMAL_SHORT_DAY: Hours = { opens: "08:00", closes: "15:00" };
export const USUAL_SERVING: Hours = { opens: "11:00", closes: "23:00" };
export const USUAL_WEEKEND: Hours = { opens: "11:00", closes: "02:00" };

/** What is shown to begin with; the register tells hours with seconds. */
export function saleDraftOf(kept: SaleHours): SaleHours {
  return {
    weekday: minutes(kept.weekday) ?? kept.weekday,
    short_day: minutes(kept.short_day),
    serving: minutes(kept.serving),
    serving_weekend: minutes(kept.serving_weekend),
  };
}

/** Whether every hour has both its ends. */
export function isWholeSale({ weekday, short_day, serving, serving_weekend }: SaleHours): boolean {
  return [weekday, short_day, serving, serving_weekend].every(
    (each) => each === null || (each.opens !== "" && each.closes !== ""),
  );
}
