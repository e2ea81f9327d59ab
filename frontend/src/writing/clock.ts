// The register's clock: what the screen shows is the register's time in Norway, whatever this device believes.

import { computed, signal } from "@preact/signals";

/** A device whose clock is further off than this is told so, milliseconds. */
export const TOLERATED_MS = 120_000;
const NOISE_MS = 500;
/** What people in the shop go by, wherever the device believes it is. */
export const ZONE = "Europe/Oslo";

const offsetMs = signal(0);

/** Whether this device's own clock is wrong. */
export const isClockWrong = computed(() => Math.abs(offsetMs.value) > TOLERATED_MS);

/** Take over what the register says its time is (ISO 8601). */
export function setClock(at: string): void {
  const offset = Date.parse(at) - Date.now();
  if (Math.abs(offset - offsetMs.value) > NOISE_MS) offsetMs.value = offset;
}

/** The register's time now. */
export function registerNow(): Date {
  return atRegister(Date.now());
}

/** The register's time at a moment of this device's clock. */
export function atRegister(deviceMs: number): Date {
  return new Date(deviceMs + offsetMs.value);
}

/** Making one is slow, and the clock on the screen asks four times a second. */
const HOURS_AND_MINUTES = new Intl.DateTimeFormat("nb", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: ZONE,
});

/** Hours and minutes in Norway. */
export function clockTime(moment: Date): string {
  return HOURS_AND_MINUTES.format(moment);
}

/** The hour of the day in Norway, 0 to 23. */
export function hourOf(moment: Date): number {
  return Number(moment.toLocaleTimeString("nb", { hour: "2-digit", hourCycle: "h23", timeZone: ZONE }));
}
