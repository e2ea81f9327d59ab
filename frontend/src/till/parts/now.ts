// The time on the wall, kept fresh; for the eye only: what is registered gets the register's own time.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { atRegister } from "../../writing/clock.ts";

const TICK_MS = 250;

/** The register's time. */
export function useNow(): Date {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const tick = setInterval(() => {
      nowMs.value = Date.now();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, []);
  return atRegister(nowMs.value);
}
