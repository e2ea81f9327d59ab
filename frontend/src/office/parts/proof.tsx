// Showing that it is she who asks, when the register wants to know: then what was asked for goes on.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Refused } from "../../register/api.ts";
import { say } from "../words/say.ts";
import type { OfficeKey } from "../words/table.ts";
import { Secret } from "./secret.tsx";

const NEEDED = "people.proof_needed";

export interface Proof {
  /**
   * Do something with what was given, none at first.
   *
   * @returns Whether it was done; if not, the field is there and the same is asked for again.
   * @throws  What it throws, save that proof is needed.
   */
  ask: (act: (current: string) => Promise<unknown>) => Promise<boolean>;
  /** The field, once it is needed. */
  field: ComponentChildren;
  /** What was asked for waits for it. */
  isMissing: boolean;
}

/**
 * @param why  What is said of why she is asked.
 */
export function useProof(why: OfficeKey = "proof_needed"): Proof {
  const [isNeeded, setNeeded] = useState(false);
  const [current, setCurrent] = useState("");
  const ask = async (act: (current: string) => Promise<unknown>) => {
    try {
      await act(current);
    } catch (fault) {
      setCurrent("");
      if (!(fault instanceof Refused) || fault.problem.code !== NEEDED) throw fault;
      setNeeded(true);
      return false;
    }
    setCurrent("");
    setNeeded(false);
    return true;
  };
  const field = isNeeded && (
    <div class="proof">
      <p role="status">{say(why)}</p>
      <Secret
        label={say("password_or_pin_now")}
        kind="current-password"
        value={current}
        onChange={setCurrent}
      />
    </div>
  );
  return { ask, field, isMissing: isNeeded && current === "" };
}
