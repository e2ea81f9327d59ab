// What a form enters is entered once: it keeps its idempotency key until an answer came.

import { Refused } from "../../register/api.ts";
import { newKey } from "../../register/new_key.ts";
import { send } from "./ask.ts";

type Post = (path: string, body: unknown, key: string) => Promise<unknown>;

function post(path: string, body: unknown, key: string): Promise<unknown> {
  return send("POST", path, body, key);
}

/**
 * Return what sends a form. The same thing sent again has the same key, until it is known to be done or refused.
 *
 * @param by      How it is sent.
 * @param makeKey Makes an idempotency key.
 */
export function once(by: Post = post, makeKey: () => string = newKey) {
  let asked: { what: string; key: string } | null = null;
  return async <Answer = unknown>(path: string, body: unknown): Promise<Answer> => {
    const what = JSON.stringify([path, body]);
    if (asked?.what !== what) asked = { what, key: makeKey() };
    try {
      const answer = await by(path, body, asked.key);
      asked = null;
      return answer as Answer;
    } catch (why) {
      if (why instanceof Refused && !why.isFault && !why.isSignedOff) asked = null;
      throw why;
    }
  };
}
