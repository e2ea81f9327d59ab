// Somebody says who she is with a PIN: at sign-on, when another takes over, when a manager approves.
//
// While a PIN is asked for, digits belong to it: the keyboard of the till and its number pad hand them over.

import { signal } from "@preact/signals";
import type { Person } from "../../register/people.ts";
import { message, throttledUntil } from "../counter/state.ts";

export const PIN_LENGTH_MIN = 4;
const PIN_LENGTH_MAX = 8;

/** Who may answer, and what is done with the answer. */
export interface Question {
  people: readonly Person[];
  enter: (person: Person, pin: string) => Promise<unknown>;
}

const asked = signal<Question | null>(null);
export const chosen = signal<Person | null>(null);
export const pin = signal("");

/** Ask until the returned function is called; `first` is who it most likely is. */
export function ask(question: Question, first: Person | null = null): () => void {
  asked.value = question;
  choosePerson(first);
  return () => {
    if (asked.value !== question) return;
    asked.value = null;
    choosePerson(null);
  };
}

/** Say who it is; null goes back to the choice. */
export function choosePerson(person: Person | null): void {
  chosen.value = person;
  pin.value = "";
  message.value = null;
  // The wait is each person's own; the register tells it again to the one it is for.
  throttledUntil.value = 0;
}

/** Press a key of the PIN pad, or its like on a keyboard. Returns whether it was for the PIN. */
export function pressPin(key: string): boolean {
  const question = asked.value;
  if (question === null) return false;
  if (chosen.value === null) {
    const person = /^[1-9]$/.test(key) ? question.people[Number(key) - 1] : undefined;
    if (person !== undefined) choosePerson(person);
    return person !== undefined;
  }
  if (key === "⌫" || key === "Backspace") pin.value = pin.value.slice(0, -1);
  else if (key === "⏎" || key === "Enter") void enter(question, chosen.value);
  else if (key === "Escape" && question.people.length > 1) choosePerson(null);
  else if (!/^\d$/.test(key)) return false;
  else if (pin.value.length < PIN_LENGTH_MAX) pin.value += key;
  return true;
}

/** Whether a key that was pressed belongs to the PIN; Enter on another button presses that button. */
export function keyForPin(event: KeyboardEvent): boolean {
  const isElsewhere = event.target instanceof HTMLButtonElement && !event.target.closest(".pin-pad");
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key === "Enter" && isElsewhere)) return false;
  return pressPin(event.key);
}

async function enter(question: Question, person: Person): Promise<void> {
  if (pin.value.length < PIN_LENGTH_MIN || throttledUntil.value > Date.now()) return;
  const tried = pin.value;
  pin.value = "";
  await question.enter(person, tried);
}
