// Coming to the office and leaving it.

import { call } from "../../register/api.ts";
import { get, send } from "../line/ask.ts";
import { away, isDemonstration, nobodyIsHere, version, type Who, who } from "../visitor/session.ts";
import { showPasskey } from "./passkey.ts";

/** What somebody is asked for where this browser is. */
export type Way = "pin" | "password" | "code" | "not_from_here";

export interface Person {
  operator_id: string;
  first_name: string;
  way: Way;
  /** She has a passkey that belongs to this page's name. */
  has_passkey: boolean;
}

/** What somebody gives to come in: a PIN, or a password and perhaps a code. */
export interface Given {
  pin?: string;
  password?: string;
  code?: string;
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
 * @throws Refused     Something was wrong, too often, or there is no work in the office.
 * @throws Unreachable No answer came.
 */
export async function enter(operator: string, given: Given): Promise<void> {
  take(await send<Who>("POST", "/session", { operator, ...given }));
}

/**
 * Come to the office by a passkey; throws as `showPasskey`.
 */
export async function enterByPasskey(operator: string): Promise<void> {
  take(await showPasskey<Who>(operator));
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
