// Signing on: who it is, and the PIN. Fingers, mouse and keyboard alike.

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { leaveRegister, signOn, start } from "../actions/session.ts";
import { Icon } from "../parts/icon.tsx";
import { KeyFace } from "../parts/keypad.tsx";
import { Keys } from "../parts/keys.tsx";
import { Mark } from "../parts/mark.tsx";
import { clockTime, useNow } from "../parts/now.ts";
import { isOnline, message, people, registers, throttledUntil, view } from "../state.ts";
import type { Person } from "../view.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

const PIN_LENGTH_MIN = 4;
const PIN_LENGTH_MAX = 8;
const PAD = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "⏎"] as const;

const chosen = signal<Person | null>(null);
const pin = signal("");

export function SignOn() {
  const shown = view.value;
  useLayoutEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      chosen.value = null;
      pin.value = "";
    };
  }, []);
  if (shown === null) return null;
  return (
    <main class="entrance">
      <section class="entrance-card" aria-label={t("sign_on")}>
        <aside class="entrance-side">
          <Mark />
          <Clock />
          <div class="entrance-where">
            <strong>{shown.register.description || shown.register.register_id}</strong>
            <span>{shown.register.location}</span>
            <span>{shown.register.register_id}</span>
            {(registers.value?.length ?? 0) > 1 && (
              <button type="button" class="key quiet" onClick={leaveRegister}>
                <span class="label">{t("change_register")}</span>
              </button>
            )}
          </div>
        </aside>
        <div class="entrance-main">
          {!shown.started ? <Stopped /> : chosen.value === null ? <People /> : <Pin person={chosen.value} />}
          <p class="entrance-message" role="alert">
            {isOnline.value ? message.value?.text : t("no_answer_yet")}
          </p>
        </div>
      </section>
    </main>
  );
}

function Stopped() {
  return (
    <>
      <h1>{t("not_started")}</h1>
      <button type="button" class="key strong wide" onClick={() => void start()}>
        <Icon name="power" />
        <span class="label">{t("start_register")}</span>
      </button>
    </>
  );
}

function People() {
  const there = view.value?.operator;
  return (
    <>
      <h1>{greeting()}</h1>
      <p class="lead">{there ? t("taken_over", { name: there.first_name }) : t("who_is_it")}</p>
      {people.value.length === 0 && <p>{t("nobody_works_here")}</p>}
      <ul class="tile-list">
        {people.value.map((person, place) => (
          <li key={person.operator_id}>
            <button type="button" class="person" onClick={() => choosePerson(person)}>
              <span class="face" data-hue={place % 5} aria-hidden="true">
                {person.first_name.slice(0, 1)}
              </span>
              <span class="person-text">
                <strong>{person.first_name}</strong>
                <small>
                  {roleName(person.role)} · {person.operator_id}
                </small>
              </span>
              {place < 9 && <Keys of={String(place + 1)} />}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Pin({ person }: { person: Person }) {
  const waits = useWait();
  return (
    <>
      <h1>{t("enter_pin", { name: person.first_name })}</h1>
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
            aria-label={key === "⌫" ? t("delete_digit") : key === "⏎" ? t("sign_on") : undefined}
            disabled={key === "⏎" && (waits > 0 || pin.value.length < PIN_LENGTH_MIN)}
            onClick={() => press(key)}
          >
            {key === "⏎" && waits > 0 ? t("wait_seconds", { seconds: waits }) : <KeyFace of={key} />}
          </button>
        ))}
      </div>
      <button type="button" class="key quiet" onClick={() => choosePerson(null)}>
        <Icon name="person" />
        <span class="label">{t("somebody_else")}</span>
        <Keys of="Esc" />
      </button>
    </>
  );
}

/** How many seconds are left before another PIN is looked at. */
function useWait(): number {
  return Math.max(0, Math.ceil((throttledUntil.value - useNow().getTime()) / 1000));
}

function Clock() {
  const now = useNow();
  return (
    <p class="entrance-clock">
      <strong>{clockTime(now)}</strong>
      <span>{now.toLocaleDateString("nb", { weekday: "long", day: "numeric", month: "long" })}</span>
    </p>
  );
}

function choosePerson(person: Person | null): void {
  chosen.value = person;
  pin.value = "";
  message.value = null;
  // The wait is each person's own; the register tells it again to the one it is for.
  throttledUntil.value = 0;
}

function press(key: string): void {
  if (key === "⌫") pin.value = pin.value.slice(0, -1);
  else if (key === "⏎") void tryPin();
  else if (pin.value.length < PIN_LENGTH_MAX) pin.value += key;
}

async function tryPin(): Promise<void> {
  const person = chosen.value;
  if (person === null || pin.value.length < PIN_LENGTH_MIN || throttledUntil.value > Date.now()) return;
  const tried = pin.value;
  pin.value = "";
  await signOn(person.operator_id, tried);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (chosen.value === null) {
    const person = people.value[Number(key) - 1];
    if (/^[1-9]$/.test(key) && person !== undefined && view.value?.started) choosePerson(person);
  } else if (/^\d$/.test(key)) press(key);
  else if (key === "Backspace") press("⌫");
  else if (key === "Escape") choosePerson(null);
  else if (key === "Enter" && !isElsewhere(event)) {
    event.preventDefault();
    press("⏎");
  }
}

/** Enter on a button other than the pad's presses that button. */
function isElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLButtonElement && !event.target.closest(".pin-pad");
}

function roleName(role: string): string {
  const key = `role_${role}` as Key;
  return role === "manager" || role === "cashier" || role === "auditor" ? t(key) : role;
}

function greeting(): string {
  const hour = new Date().getHours();
  return t(hour < 10 ? "good_morning" : hour < 18 ? "good_day" : "good_evening");
}
