// The time on the wall, kept fresh; for the eye only: what is registered gets the register's own time.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { registerNow } from "../clock.ts";

const TICK_MS = 250;

/** The register's time. */
export function useNow(): Date {
  const now = useSignal(registerNow());
  useEffect(() => {
    const tick = setInterval(() => {
      now.value = registerNow();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, []);
  return now.value;
}
