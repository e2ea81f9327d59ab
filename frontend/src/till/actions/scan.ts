// Whatever is scanned, wherever: one question to the register, which does what the code is for or says what
// it names.

import { ONE_MILLI } from "../../writing/quantity.ts";
import { EMPTY, timesMilli } from "../counter/buffer.ts";
import { foresee } from "../counter/foreseen.ts";
import * as state from "../counter/state.ts";
import { add, checkPrice } from "./basket.ts";

/** A code that was scanned, or keyed where codes are. What was keyed with × before it is how many. */
export function scan(code: string): void {
  if (state.task.value?.name === "price_check") {
    void checkPrice(code);
    return;
  }
  const milli = timesMilli(state.buffer.value);
  state.buffer.value = EMPTY;
  const pieces = (milli ?? ONE_MILLI) / ONE_MILLI;
  const foreseen = Number.isInteger(pieces) ? foresee(code, pieces) : null;
  void add({ code, scanned: true, ...(milli !== null && { quantity_milli: milli }) }, code, foreseen);
}
