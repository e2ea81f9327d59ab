// Signing on: who it is, and the PIN. Fingers, mouse and keyboard alike. A locked screen is this one.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Person } from "../../register/people.ts";
import { Icon } from "../../signs/icon.tsx";
import { Mark } from "../../signs/mark.tsx";
import { clockTime, hourOf, registerNow, ZONE } from "../../writing/clock.ts";
import { leaveRegister, signOn, start } from "../actions/session.ts";
import { kept } from "../counter/kept.ts";
import { isOnline, message, people, registers, resting, view, wasSignedOff } from "../counter/state.ts";
import { heardBadge } from "../keys/badge.ts";
import { ask, chosen, keyForPin } from "../keys/pin_entry.ts";
import { submitPanel } from "../keys/steps.ts";
import { later } from "../parts/later.tsx";
import { useNow } from "../parts/now.ts";
import { People, PinPad } from "../parts/pin_pad.tsx";
import { t } from "../words/say.ts";

const StaffClock = later(async () => (await import("./staff_clock.tsx")).StaffClock);

/** Signing on, or coming to work: each has the keyboard to itself. */
export function SignOn() {
  const [isClocking, setClocking] = useState(false);
  return isClocking ? (
    <Clocking close={() => setClocking(false)} />
  ) : (
    <Entrance clock={() => setClocking(true)} />
  );
}

/** The staff register; while it is not there yet, what says so is left and asked again with the keys it shows. */
function Clocking({ close }: { close: () => void }) {
  useLayoutEffect(() => {
    const onPanelKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
      else if (event.key !== "Enter" || event.target instanceof HTMLButtonElement || !submitPanel()) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onPanelKey);
    return () => window.removeEventListener("keydown", onPanelKey);
  }, []);
  return (
    <main class="entrance">
      <StaffClock close={close} />
    </main>
  );
}

function Entrance({ clock }: { clock: () => void }) {
  const shown = view.value;
  useLayoutEffect(() => {
    const rests = people.value.find((person) => person.operator_id === resting.value) ?? null;
    const question = { people: people.value, enter: enterAs };
    const forget = view.value?.started ? ask(question, rests) : () => {};
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      forget();
    };
  }, [people.value, shown?.started]);
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
            <a class="key quiet" href="/office.html">
              <Icon name="book" />
              <span class="label">{t("office")}</span>
            </a>
            <button type="button" class="key quiet" onClick={clock}>
              <Icon name="person" />
              <span class="label">{t("staff_register")}</span>
            </button>
            {(registers.value?.length ?? 0) > 1 && (
              <button type="button" class="key quiet" onClick={leaveRegister}>
                <span class="label">{t("change_register")}</span>
              </button>
            )}
          </div>
        </aside>
        <div class="entrance-main">
          {!shown.started ? <Stopped /> : chosen.value === null ? <Who /> : <Pin person={chosen.value} />}
          <CameBack />
          <p class="entrance-message" role="alert">
            {isOnline.value ? message.value?.text : t("no_answer_yet")}
          </p>
        </div>
      </section>
    </main>
  );
}

function Stopped() {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <>
      <h1>{t("not_started")}</h1>
      <button ref={first} type="button" class="key strong wide" onClick={() => void start()}>
        <Icon name="power" />
        <span class="label">{t("start_register")}</span>
      </button>
    </>
  );
}

function Who() {
  const there = view.value?.operator;
  return (
    <>
      <h1>{greeting()}</h1>
      <p class="lead">{there ? t("taken_over", { name: there.first_name }) : t("who_is_it")}</p>
      {people.value.length === 0 && <p>{t("nobody_works_here")}</p>}
      <People of={people.value} />
    </>
  );
}

function Pin({ person }: { person: Person }) {
  const isLocked = person.operator_id === resting.value;
  return (
    <>
      <h1>{t("enter_pin", { name: person.first_name })}</h1>
      {isLocked && (
        <p class="lead locked">
          <Icon name="lock" />
          {t(view.value?.has_basket ? "locked_with_basket" : "locked")}
        </p>
      )}
      <PinPad go={t(isLocked ? "unlock" : "sign_on")} />
    </>
  );
}

function Clock() {
  const now = useNow();
  return (
    <p class="entrance-clock">
      <strong>{clockTime(now)}</strong>
      <span>
        {now.toLocaleDateString("nb", { weekday: "long", day: "numeric", month: "long", timeZone: ZONE })}
      </span>
    </p>
  );
}

function enterAs(person: Person, pin: string): Promise<boolean> {
  return signOn(person.operator_id, pin);
}

function onKey(event: KeyboardEvent): void {
  if (heardBadge(event) || keyForPin(event)) event.preventDefault();
}

/** After the register was away: what is safe, and what to do. */
function CameBack() {
  const waits = kept.value.length;
  if (!wasSignedOff.value && waits === 0) return null;
  return (
    <p class="entrance-note" role="status">
      <Icon name="check" />
      <span>
        {wasSignedOff.value && t("came_back")} {waits > 0 && t("came_back_kept", { count: waits })}
      </span>
    </p>
  );
}

function greeting(): string {
  const hour = hourOf(registerNow());
  return t(hour < 10 ? "good_morning" : hour < 18 ? "good_day" : "good_evening");
}
