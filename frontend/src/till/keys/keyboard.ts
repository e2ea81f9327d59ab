// The keyboard of the till: scanner bursts, numbers, and every command.
//
// Fields keep their keys, except that a scanner's burst never stays in one: it is taken out again and goes
// where codes go. A field marked `data-scan` wants the number of a card or a receipt itself, and gets it.

import type { Person } from "../../register/people.ts";
import { remove, setQuantity, step } from "../actions/basket.ts";
import { closeDrawer } from "../actions/day.ts";
import { payNote } from "../actions/pay.ts";
import { scan } from "../actions/scan.ts";
import { leaveSearch } from "../actions/search.ts";
import { answerApproval, approving } from "../counter/approving.ts";
import { digitsMilli, EMPTY, isEmpty, type NumberBuffer, press } from "../counter/buffer.ts";
import * as state from "../counter/state.ts";
import { isBadge, takeBadge } from "./badge.ts";
import { COMMANDS, type CommandName, command, focusSearch, run } from "./commands.ts";
import { dropHeld, type Field, hold, mayHold, typeHeld } from "./held_keys.ts";
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
import { goOn, goToEmpty, submitPanel } from "./steps.ts";

/** What stood where before a burst began, so that it can be put back. */
interface Before {
  buffer: NumberBuffer;
  pin: string;
  chosen: Person | null;
  field: Field | null;
  text: string;
}

/** Scanners press them in the middle of a code. */
const MODIFIER = /^(Shift|CapsLock|Control|Alt|AltGraph)$/;
/** A code of our own, which says itself what it is for. */
const OURS = /^(\][A-Za-z]\d)?DK[A-Z]/i;

/** The commands by `KeyboardEvent.key` of their own key, and by `code` of the one pressed with Alt. */
const ALONE = new Map<string, CommandName>();
const WITH_ALT = new Map<string, CommandName>();
for (const name of Object.keys(COMMANDS) as CommandName[]) {
  const [letter = "", ...held] = command(name).keys.split(" ").reverse();
  const shift = held.includes("Shift") ? "Shift " : "";
  if (held.length === 0) ALONE.set(letter, name);
  else for (const kind of ["Key", "Digit"]) WITH_ALT.set(`${shift}${kind}${letter}`, name);
}

let burst: Burst = SILENCE;
let before: Before = { buffer: EMPTY, pin: "", chosen: null, field: null, text: "" };
/** When the last key was pressed, and when it was dealt with: on a busy machine that is much later. */
let pressedAtMs = Number.NEGATIVE_INFINITY;
let dealtWithAtMs = Number.NEGATIVE_INFINITY;
let silence: ReturnType<typeof setTimeout> | undefined;
let typing: ReturnType<typeof setTimeout> | undefined;
let isSilent = false;

/** Listen to the keyboard until the returned function is called. */
export function listen(): () => void {
  const listening = new AbortController();
  const how = { capture: true, signal: listening.signal };
  window.addEventListener("keydown", onKey, how);
  // What is pressed next sees all that was typed before.
  window.addEventListener("pointerdown", () => typeHeld(pressFree), how);
  return () => listening.abort();
}

/** Press a key of the number pad: into the field that has the cursor, otherwise into the buffer. */
export function pressPad(key: string): void {
  const field = fieldOf(document.activeElement);
  if (pressPin(key)) return;
  if (field === null || field.id === "search") {
    if (key === "⏎") enter();
    else pressBuffer(key);
  } else if (key === "⏎") {
    if (!goOn(field) && !goToEmpty(field)) field.form?.requestSubmit();
  } else if (key === "C") setField(field, "");
  else if (key === "⌫") setField(field, field.value.slice(0, -1));
  else if (/^[\d,]+$/.test(key)) setField(field, field.value + key);
}

function onKey(event: KeyboardEvent): void {
  if (event.metaKey || event.isComposing) return;
  const field = fieldOf(event.target);
  if (!heardCode(event, field)) act(event, field);
}

/** A held key that belongs to no field. */
function pressFree(event: KeyboardEvent): void {
  act(event, null);
}

/** Do what a key is for, unless it is only text for a field. */
function act(event: KeyboardEvent, field: Field | null): void {
  if (event.ctrlKey && !event.altKey) return;
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

/** Follow a burst; true when the key was surely a scanner's, or is held until that is known. */
function heardCode(event: KeyboardEvent, field: Field | null): boolean {
  const { timeStamp } = event;
  const key = scannerKey(event);
  const isText = key.length === 1;
  const isFresh = begins(burst, timeStamp) || field !== before.field;
  const afterMs = isFresh || burst.text === "" ? Number.POSITIVE_INFINITY : timeStamp - pressedAtMs;
  if (key === PREFIX || (isText && isFresh)) {
    typeHeld(pressFree);
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
  const isScanners = heard.code === null ? burst.isSure : takeCode(heard.code, isSure);
  const isHeld = !isScanners && isText && burst.text !== "" && mayHold(key, afterMs, field);
  if (isScanners) dropHeld();
  else if (isHeld) hold(event, field);
  else if (!MODIFIER.test(event.key)) typeHeld(pressFree);
  if (isScanners || isHeld) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (isText) {
    pressedAtMs = timeStamp;
    dealtWithAtMs = performance.now();
    isSilent = false;
    if (silence === undefined) silence = setTimeout(look, SILENCE_MS);
    if (isHeld && typing === undefined) typing = setTimeout(typeSoon, PACE_MS);
  }
  return isScanners || isHeld;
}

/** Type what is held, unless more keys have come meanwhile. */
function typeSoon(): void {
  const isOn = performance.now() - dealtWithAtMs <= PACE_MS;
  typing = isOn ? setTimeout(typeSoon, PACE_MS) : undefined;
  if (!isOn) typeHeld(pressFree);
}

/**
 * See whether the keys have come to an end. One timer follows them all: setting one for each takes longer than a
 * key may.
 */
function look(): void {
  const leftMs = dealtWithAtMs + SILENCE_MS - performance.now();
  silence = undefined;
  if (burst === SILENCE) return;
  if (leftMs > 0) silence = setTimeout(look, leftMs);
  else if (isSilent) takeUnended();
  else {
    // A page that was held up hears its timer first: keys that came meanwhile are heard before the second one.
    isSilent = true;
    silence = setTimeout(look, PACE_MS);
  }
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

function scanKeyed(keyed: NumberBuffer): void {
  state.buffer.value = { digits: "", times: keyed.times };
  scan(keyed.digits);
}

function goBack(field: Field | null): void {
  if (field?.id === "search") {
    leaveSearch();
  } else if (approving.value !== null) answerApproval(false);
  else if (!isEmpty(state.buffer.value)) state.buffer.value = EMPTY;
  else if (state.variantsOf.value !== "") leaveSearch();
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

function commandOf({ altKey, shiftKey, key, code }: KeyboardEvent, field: Field | null): CommandName | null {
  if (altKey) return WITH_ALT.get(shiftKey ? `Shift ${code}` : code) ?? null;
  return key.length > 1 || field === null ? (ALONE.get(key) ?? null) : null;
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
