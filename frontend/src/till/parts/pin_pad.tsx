// Who it is, and the PIN: large names, large digits, dots that say how many.

import type { Person } from "../../register/people.ts";
import { Icon } from "../../signs/icon.tsx";
import { throttledUntil } from "../counter/state.ts";
import { choosePerson, PIN_LENGTH_MIN, pin, pressPin, type Question } from "../keys/pin_entry.ts";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";
import { letGo } from "./command_button.tsx";
import { KeyFace } from "./keypad.tsx";
import { Keys } from "./keys.tsx";
import { useNow } from "./now.ts";

const PAD = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "⏎"] as const;
const NUMBERED = 9;

export function People({ of }: { of: Question["people"] }) {
  return (
    <ul class="tile-list">
      {of.map((person, place) => (
        <li key={person.operator_id}>
          <button type="button" class="person" onClick={() => choosePerson(person)}>
            <span class="face" data-hue={place % 5} aria-hidden="true">
              {person.first_name.slice(0, 1)}
            </span>
            <span class="person-text">
              <strong>{person.first_name}</strong>
              <small>
                {roleName(person)} · {person.operator_id}
              </small>
            </span>
            {place < NUMBERED && <Keys of={String(place + 1)} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The pad; `go` is what its last key does. */
export function PinPad({ go, mayChoose = true }: { go: string; mayChoose?: boolean }) {
  const waits = useWait();
  return (
    <>
      <output class="pin-dots" aria-label={t("pin_digits", { count: pin.value.length })}>
        {Array.from({ length: Math.max(PIN_LENGTH_MIN, pin.value.length) }, (_, place) => (
          <i key={place} class={place < pin.value.length ? "dot full" : "dot"} />
        ))}
      </output>
      <div class="pin-pad">
        {PAD.map((key) => (
          <button
            key={key}
            type="button"
            class={key === "⏎" ? "pad go" : "pad"}
            aria-label={key === "⌫" ? t("delete_digit") : key === "⏎" ? go : undefined}
            disabled={key === "⏎" && (waits > 0 || pin.value.length < PIN_LENGTH_MIN)}
            onClick={(event) => {
              letGo(event);
              pressPin(key);
            }}
          >
            {key === "⏎" && waits > 0 ? t("wait_seconds", { seconds: waits }) : <KeyFace of={key} />}
          </button>
        ))}
      </div>
      {mayChoose && (
        <button type="button" class="key quiet" onClick={() => choosePerson(null)}>
          <Icon name="person" />
          <span class="label">{t("somebody_else")}</span>
          <Keys of="Esc" />
        </button>
      )}
    </>
  );
}

/** What somebody's role is called. */
export function roleName({ role, role_title }: Person): string {
  if (role_title) return role_title;
  const known = ["manager", "cashier", "assistant", "accountant", "auditor"];
  return known.includes(role) ? t(`role_${role}` as Key) : role;
}

/** How many seconds are left before another PIN is looked at. */
function useWait(): number {
  return Math.max(0, Math.ceil((throttledUntil.value - useNow().getTime()) / 1000));
}
