// The time on the wall, for the eye only: what is registered gets the register's own time.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const TICK_MS = 250;

/** The present moment, kept fresh. */
export function useNow(): Date {
  const now = useSignal(new Date());
  useEffect(() => {
    const tick = setInterval(() => {
      now.value = new Date();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, []);
  return now.value;
}

/** Hours and minutes. */
export function clockTime(moment: Date): string {
  return moment.toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" });
}
