// Coming to the office and leaving it.

import { call } from "../api.ts";
import { get, send } from "./ask.ts";
import { away, isDemonstration, nobodyIsHere, version, type Who, who } from "./session.ts";

export interface Person {
  operator_id: string;
  first_name: string;
}

interface About {
  demonstration: boolean;
  version: string;
}

/** Find out whether this browser is signed on already. */
export async function lookWhoIsHere(): Promise<void> {
  void call<About>("GET", "/about").then(
    (told) => {
      isDemonstration.value = told.demonstration;
      version.value = told.version;
    },
    () => {},
  );
  try {
    take(await get<Who>("/session"));
  } catch {
    if (away.value === "looking") nobodyIsHere("nobody");
  }
}

/** Who may come. */
export function people(signal?: AbortSignal): Promise<Person[]> {
  return get<Person[]>("/session/people", signal);
}

/**
 * Come to the office.
 *
 * @throws Refused     A wrong PIN, too many of them, or no work in the office.
 * @throws Unreachable No answer came.
 */
export async function enter(operator: string, pin: string): Promise<void> {
  take(await send<Who>("POST", "/session", { operator, pin }));
}

/** Leave; what was open is forgotten here whether or not the register heard of it. */
export async function leave(why: "left" | "timed_out" = "left"): Promise<void> {
  const told = send<undefined>("DELETE", "/session");
  nobodyIsHere(why);
  await told.catch(() => {});
}

function take(told: Who): void {
  who.value = told;
  isDemonstration.value = told.demonstration;
}
