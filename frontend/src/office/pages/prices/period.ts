// From which day until which something holds, as it is being chosen, and what is sent of it.

import { daysAfter } from "../../words/dates.ts";

export interface Period {
  first_day: string;
  /** The last day it holds; empty for no end. */
  last_day: string;
}

export const MIDNIGHT = "00:00";

/** The moments that are sent: it ends as the day after its last begins. */
export function momentsOf({ first_day, last_day }: Period) {
  return {
    begins: first_day === "" ? null : { day: first_day, time: MIDNIGHT },
    ends: last_day === "" ? null : { day: daysAfter(last_day, 1), time: MIDNIGHT },
  };
}
