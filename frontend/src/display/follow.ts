// Follows the register: a stream of what is to be shown. The token goes in a header, so it is a `fetch` and not
// an `EventSource`; it is opened again for as long as the window is.

import { address, at } from "../register/api.ts";
import { type Display, display, line } from "./state.ts";

const AGAIN_MS = 1000;
const REFUSED_AGAIN_MS = 5000;
const UNAUTHORISED = 401;
/** The register says something every fifteen seconds; twice that in silence is a line that is dead. */
const SILENCE_MS = 35_000;

/** Where the display stands, by the address of its window: `#register/token`. */
export function placeOf(hash: string): { register: string; token: string } | null {
  const [register, token] = hash.replace(/^#/, "").split("/");
  return register && token ? { register: decodeURIComponent(register), token } : null;
}

/** Follow the register until the window is closed. */
export async function follow(register: string, token: string): Promise<never> {
  for (;;) {
    const wait = await listen(register, token).catch(() => AGAIN_MS);
    line.value = wait === REFUSED_AGAIN_MS ? "refused" : "lost";
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Show what comes until the stream ends; how long to wait before the next try. */
async function listen(register: string, token: string): Promise<number> {
  const gone = new AbortController();
  let silence = setTimeout(() => gone.abort(), SILENCE_MS);
  try {
    const answer = await fetch(address(at(register, "/display/feed")), {
      headers: { Authorization: `Bearer ${token}` },
      cache: "no-store",
      signal: gone.signal,
    });
    if (answer.status === UNAUTHORISED) {
      display.value = null;
      return REFUSED_AGAIN_MS;
    }
    if (!answer.ok || answer.body === null) return AGAIN_MS;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return AGAIN_MS;
      clearTimeout(silence);
      silence = setTimeout(() => gone.abort(), SILENCE_MS);
      line.value = "up";
      rest = take(rest + value);
    }
  } finally {
    clearTimeout(silence);
  }
}

/** Show the last whole event in the text and return what is left over. */
function take(text: string): string {
  const events = text.split(/\r?\n\r?\n/);
  const rest = events.pop() ?? "";
  const data = events.map(dataOf).findLast((found) => found !== "");
  if (data) display.value = JSON.parse(data) as Display;
  return rest;
}

/** The data of one event; empty for a comment. */
export function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .filter((row) => row.startsWith("data:"))
    .map((row) => row.slice("data:".length).trimStart())
    .join("\n");
}
