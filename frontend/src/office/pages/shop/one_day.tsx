// One day's hours: whether there are any, from and until.

import { say } from "../../words/say.ts";
import type { Hours } from "./opening_draft.ts";

interface OneDayProps {
  name: string;
  /** What the box says where it is not the name of the day. */
  label?: string;
  /** What stands in the place of hours where there are none. */
  without?: string;
  of: Hours | null;
  usual: Hours;
  put: (hours: Hours | null) => void;
}

export function OneDay({ name, label = name, without, of: hours, usual, put }: OneDayProps) {
  return (
    <div class="hours">
      <label class="choice">
        <input type="checkbox" checked={hours !== null} onChange={() => put(hours ? null : usual)} />
        <span>{label}</span>
      </label>
      {hours ? (
        <FromUntil name={name} of={hours} put={put} />
      ) : (
        <span class="hint">{without ?? say("opening_closed")}</span>
      )}
    </div>
  );
}

export function FromUntil({
  name,
  of: hours,
  put,
}: {
  name: string;
  of: Hours;
  put: (hours: Hours) => void;
}) {
  const clock = (word: "opening_opens" | "opening_closes", part: keyof Hours) => (
    <input
      type="time"
      aria-label={say(word, { day: name })}
      value={hours[part]}
      required
      onInput={(event) => put({ ...hours, [part]: event.currentTarget.value })}
    />
  );
  return (
    <span class="from-until">
      {clock("opening_opens", "opens")}
      <span aria-hidden="true">–</span>
      {clock("opening_closes", "closes")}
    </span>
  );
}
