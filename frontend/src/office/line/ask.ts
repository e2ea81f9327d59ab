// The way from the office to the register: JSON to and fro, files up, and refusals as the till has them.

import { API, problemIn, Refused, Unreachable } from "../../register/api.ts";
import { nobodyIsHere, who } from "../visitor/session.ts";

/** Reports over a year take longer than a sale. */
const WAIT_MS = 60_000;
const NO_CONTENT = 204;

/** Get something under `/api/v1/office`; unattended where the page asks by itself, which keeps nobody signed on. */
export function get<T>(path: string, signal?: AbortSignal, isUnattended = false): Promise<T> {
  return ask<T>("GET", path, null, isUnattended ? { Unattended: "1" } : {}, signal);
}

/** Send something as JSON; the same idempotency key and body never do a thing twice. */
export function send<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  key?: string,
): Promise<T> {
  const headers: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  if (key !== undefined) headers["Idempotency-Key"] = key;
  return ask<T>(method, path, body === undefined ? null : JSON.stringify(body), headers);
}

/** Send a file as it is. */
export function sendFile<T>(path: string, file: Blob, type: string): Promise<T> {
  return ask<T>("POST", path, file, { "Content-Type": type });
}

/** Where the browser fetches something of the office by itself. */
export function officeAddress(path: string): string {
  return `${API}/office${path}`;
}

/**
 * Call the office and return its answer.
 *
 * @throws Refused     It said no, or failed; when nobody is signed on any longer, the page asks who it is.
 * @throws Unreachable No answer came in time.
 */
async function ask<T>(
  method: string,
  path: string,
  body: BodyInit | null,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<T> {
  const patience = AbortSignal.timeout(WAIT_MS);
  let answer: Response;
  try {
    answer = await fetch(officeAddress(path), {
      method,
      headers,
      body,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      cache: "no-store",
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
  if (answer.status === NO_CONTENT) return undefined as T;
  if (answer.ok) return (await answer.json()) as T;
  const refused = new Refused(await problemIn(answer));
  if (refused.isSignedOff && who.peek() !== null) nobodyIsHere("timed_out");
  throw refused;
}
