// What has been keyed, as it is drawn.

import { effect, signal } from "@preact/signals";
import { EMPTY, isEmpty, type NumberBuffer } from "../counter/buffer.ts";
import { buffer } from "../counter/state.ts";
import { PACE_MS } from "./scanner.ts";

/**
 * What has been keyed, as it is drawn: as soon as the keys are a person's. A scanner's come faster than that, so
 * its digits never flash by, and drawing them does not keep the line waiting.
 */
export const drawnBuffer = signal<NumberBuffer>(EMPTY);

let drawing: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const keyed = buffer.value;
  clearTimeout(drawing);
  if (isEmpty(keyed)) drawnBuffer.value = keyed;
  else
    drawing = setTimeout(() => {
      drawnBuffer.value = keyed;
    }, PACE_MS);
});
