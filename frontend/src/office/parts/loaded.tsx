// What stands where something is on its way or could not be had; otherwise the thing itself.

import type { ComponentChildren } from "preact";
import { type Load, sentenceOf } from "../line/load.ts";
import { say } from "../words/say.ts";
import { Glyph } from "./glyph.tsx";

interface Props<T> {
  of: Load<T>;
  children: (value: T, again: () => void) => ComponentChildren;
}

export function Loaded<T>({ of: { now, again }, children }: Props<T>) {
  return (
    <>
      {now.state === "failed" && (
        <div class="fault" role="alert">
          <Glyph name="warning" />
          <p>{sentenceOf(now.problem)}</p>
          <button type="button" class="key small" onClick={again}>
            <Glyph name="again" />
            <span class="label">{say("try_again")}</span>
          </button>
        </div>
      )}
      {now.state === "loading" && now.value === null && (
        <p class="on-its-way" role="status">
          {say("loading")}
        </p>
      )}
      {now.value !== null && children(now.value, again)}
    </>
  );
}
