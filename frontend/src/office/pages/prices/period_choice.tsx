// The first and the last day of something.

import { Day } from "../../parts/fields.tsx";
import { say } from "../../words/say.ts";
import type { Period } from "./period.ts";

interface Props {
  of: Period;
  put: (what: Partial<Period>) => void;
}

export function PeriodChoice({ of: { first_day, last_day }, put }: Props) {
  return (
    <>
      <Day title={say("campaign_first_day")} value={first_day} put={(day) => put({ first_day: day })} />
      <Day title={say("campaign_last_day")} value={last_day} put={(day) => put({ last_day: day })} />
    </>
  );
}
