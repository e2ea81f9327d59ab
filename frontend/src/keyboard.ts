// The keyboard of the till: scanner bursts, numbers, and every command.
//
// Fields keep their keys, except that a scanner's burst never stays in one: it is taken out again and goes
// where codes go. A field marked `data-scan` wants the number of a card or a receipt itself, and gets it.

import { remove, setQuantity, step } from "./actions/basket.ts";
import { closeDrawer } from "./actions/day.ts";
import { payNote } from "./actions/pay.ts";
import { scan } from "./actions/scan.ts";
import { leaveSearch } from "./actions/search.ts";
import { answerApproval, approving } from "./approving.ts";
import { isBadge, takeBadge } from "./badge.ts";
import { digitsMilli, EMPTY, isEmpty, type NumberBuffer, press } from "./buffer.ts";
import { COMMANDS, type CommandName, command, focusSearch, run } from "./commands.ts";
import { goOn } from "./parts/steps.ts";
import { chosen, keyForPin, pin, pressPin } from "./pin_entry.ts";
import {
  type Burst,
  begins,
  hear,
  PACE_MS,
  PREFIX,
  SILENCE,
  SILENCE_MS,
  scannerKey,
  unended,
} from "./scanner.ts";
import * as state from "./state.ts";
import type { Person } from "./view.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What stood where before a burst began, so that it can be put back. */
interface Before {
  buffer: NumberBuffer;
  pin: string;
  chosen: Person | null;
  field: Field | null;
  text: string;
}

/** A code of our own, which says itself what it is for. */
const OURS = /^(\][A-Za-z]\d)?DK[A-Z]/i;

let burst: Burst = SILENCE;
let before: Before = { buffer: EMPTY, pin: "", chosen: null, field: null, text: "" };
let silence: ReturnType<typeof setTimeout> | undefined;

/** Listen to the keyboard until the returned function is called. */
export function listen(): () => void {
  window.addEventListener("keydown", onKey, { capture: true });
  return () => window.removeEventListener("keydown", onKey, { capture: true });
}

/** Press a key of the number pad: into the field that has the cursor, otherwise into the buffer. */
export function pressPad(key: string): void {
  const field = fieldOf(document.activeElement);
  if (pressPin(key)) return;
  if (field === null || field.id === "search") {
    if (key === "⏎") enter();
    else pressBuffer(key);
  } else if (key === "⏎") {
    if (!goOn(field)) field.form?.requestSubmit();
  } else if (key === "C") setField(field, "");
  else if (key === "⌫") setField(field, field.value.slice(0, -1));
  else if (/^[\d,]+$/.test(key)) setField(field, field.value + key);
}

function onKey(event: KeyboardEvent): void {
  if (event.metaKey || event.isComposing) return;
  const field = fieldOf(event.target);
  if (heardCode(event, field) || (event.ctrlKey && !event.altKey)) return;
  const name = commandOf(event, field);
  if (name !== null) {
    event.preventDefault();
    run(name);
  } else if (event.altKey && /^Digit[1-4]$/.test(event.code)) {
    event.preventDefault();
    payNote(Number(event.code.at(-1)) - 1);
  } else if (field === null && keyForPin(event)) {
    event.preventDefault();
  } else if (event.key === "Escape") {
    event.preventDefault();
    goBack(field);
  } else if (field === null && !event.altKey && freeKey(event)) {
    event.preventDefault();
  }
}

/** Follow a burst; true when the key was surely a scanner's. */
function heardCode(event: KeyboardEvent, field: Field | null): boolean {
  const { timeStamp } = event;
  const key = scannerKey(event);
  const isFresh = begins(burst, timeStamp) || field !== before.field;
  if (key === PREFIX || (key.length === 1 && isFresh)) {
    before = {
      buffer: state.buffer.value,
      pin: pin.value,
      chosen: chosen.value,
      field,
      text: field?.value ?? "",
    };
  }
  const { isSure } = burst;
  const heard = hear(burst, key, timeStamp);
  burst = heard.burst;
  clearTimeout(silence);
  const isScanners = heard.code === null ? burst.isSure : takeCode(heard.code, isSure);
  if (isScanners) {
    event.preventDefault();
    event.stopPropagation();
  }
  silence = setTimeout(() => {
    // A page that was held up hears its timer first: keys that came meanwhile are heard before the second one.
    silence = setTimeout(takeUnended, PACE_MS);
  }, SILENCE_MS);
  return isScanners;
}

function takeUnended(): void {
  const code = unended(burst);
  if (code !== null) takeCode(code, burst.isSure);
}

/** Do what a code is for, with all as it was before the scan; false when the field it came into wants it. */
function takeCode(code: string, isSure: boolean): boolean {
  const { field } = before;
  burst = SILENCE;
  if (field?.dataset["scan"] !== undefined && !OURS.test(code)) {
    if (isSure) setField(field, code);
    return isSure;
  }
  state.buffer.value = before.buffer;
  chosen.value = before.chosen;
  pin.value = before.pin;
  if (field !== null && field.id !== "search") setField(field, before.text);
  leaveSearch();
  if (isBadge(code)) takeBadge(code);
  else scan(code);
  return true;
}

/** A key that belongs to no field: numbers, lines of the basket, letters. Returns whether it was used. */
function freeKey(event: KeyboardEvent): boolean {
  const { key } = event;
  if (/^\d$/.test(key)) pressBuffer(key);
  else if (key === "," || key === ".") pressBuffer(",");
  else if (key === "*" || (key === "x" && !isEmpty(state.buffer.value))) pressBuffer("×");
  else if (key === "Backspace") pressBuffer("⌫");
  else if (key === "+") step(1);
  else if (key === "-") step(-1);
  else if (key === "Delete") remove();
  else if (key === "ArrowUp" || key === "ArrowDown") return moveLine(key === "ArrowUp" ? -1 : 1);
  else if (key === "Enter") return enter(event.target instanceof HTMLButtonElement);
  else if (/^\p{L}$/u.test(key)) {
    state.settled.value = null;
    focusSearch();
    return false;
  } else return false;
  return true;
}

function pressBuffer(key: string): void {
  state.settled.value = null;
  if (!isEmpty(state.buffer.value) || key !== "⌫") state.message.value = null;
  state.buffer.value = press(state.buffer.value, key);
}

/**
 * Enter: close the drawer, set the quantity of the chosen line, take an article by number, or go on.
 * Where there is nothing of that, a button that has the cursor is pressed as always.
 */
function enter(isOnButton = false): boolean {
  const keyed = state.buffer.value;
  if (state.view.value?.drawer === "open" && state.view.value.drawer_on_screen) void closeDrawer();
  else if (state.line.value !== null && digitsMilli(keyed) !== null) setQuantity(digitsMilli(keyed) ?? 0);
  else if (keyed.digits !== "") scanKeyed(keyed);
  else if (!isOnButton && submitPanel()) return true;
  else if (state.settled.value !== null && !isOnButton) state.settled.value = null;
  else return false;
  return true;
}

/** Do what the open panel is for, when the cursor is nowhere in it. */
function submitPanel(): boolean {
  const panel = document.querySelector<HTMLFormElement>(
    "form.panel:not([inert] *):has(button[type=submit]:enabled)",
  );
  panel?.requestSubmit();
  return panel !== null;
}

function scanKeyed(keyed: NumberBuffer): void {
  state.buffer.value = { digits: "", times: keyed.times };
  scan(keyed.digits);
}

function goBack(field: Field | null): void {
  if (field?.id === "search") {
    leaveSearch();
  } else if (approving.value !== null) answerApproval(false);
  else if (!isEmpty(state.buffer.value)) state.buffer.value = EMPTY;
  else if (state.task.value !== null) state.task.value = null;
  else if (state.selectedLine.value !== null) state.selectedLine.value = null;
  else {
    state.settled.value = null;
    state.message.value = null;
  }
}

function moveLine(by: 1 | -1): boolean {
  const lines = state.basket.value?.lines.filter((line) => !line.is_deposit) ?? [];
  if (lines.length === 0) return false;
  const now = lines.findIndex((line) => line.line_id === state.selectedLine.value);
  const next = now < 0 ? lines.length - 1 : Math.min(Math.max(now + by, 0), lines.length - 1);
  state.selectedLine.value = lines[next]?.line_id ?? null;
  return true;
}

function commandOf(event: KeyboardEvent, field: Field | null): CommandName | null {
  const names = Object.keys(COMMANDS) as CommandName[];
  return names.find((name) => isPressed(command(name).keys, event, field)) ?? null;
}

function isPressed(keys: string, event: KeyboardEvent, field: Field | null): boolean {
  const [letter = "", ...held] = keys.split(" ").reverse();
  if (held.length > 0) {
    const isHeld = event.altKey && event.shiftKey === held.includes("Shift");
    return isHeld && [`Key${letter}`, `Digit${letter}`].includes(event.code);
  }
  if (event.altKey || event.key !== keys) return false;
  return keys.length > 1 || field === null;
}

function fieldOf(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  const isText = target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type);
  return isText ? target : null;
}

function setField(field: Field, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
