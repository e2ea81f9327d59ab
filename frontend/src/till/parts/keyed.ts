// Numbers that were keyed before a panel was opened go into its first field.

import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { EMPTY } from "../counter/buffer.ts";
import { buffer } from "../counter/state.ts";

/** A field's value that begins with what was keyed; the number pad's line is emptied. */
export function useKeyed(): Signal<string> {
  const value = useSignal(buffer.peek().digits);
  useLayoutEffect(() => {
    buffer.value = EMPTY;
  }, []);
  return value;
}
