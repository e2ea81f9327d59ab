// What a form sends: one thing at a time, and what came of it in a sentence beside it.

import { useState } from "preact/hooks";
import { faultOf } from "../line/load.ts";
import { Said } from "./page.tsx";

export interface Sending {
  /** Something is on its way, and its button waits. */
  isOn: boolean;
  said: { tone: "good" | "bad"; text: string } | null;
  /** Send something, and say what it comes to, if it comes to a sentence, or what went wrong. */
  over: (what: () => Promise<unknown>) => Promise<void>;
  /** Say why nothing is sent. */
  refuse: (why: string) => void;
  /** Say nothing any more: what was said is no longer about what stands there. */
  hush: () => void;
}

export function useSending(): Sending {
  const [isOn, setOn] = useState(false);
  const [said, setSaid] = useState<Sending["said"]>(null);
  const over: Sending["over"] = async (what) => {
    setOn(true);
    setSaid(null);
    try {
      const text = await what();
      if (typeof text === "string") setSaid({ tone: "good", text });
    } catch (why) {
      setSaid({ tone: "bad", text: faultOf(why) });
    } finally {
      setOn(false);
    }
  };
  return { isOn, said, over, refuse: (text) => setSaid({ tone: "bad", text }), hush: () => setSaid(null) };
}

/** What came of it. */
export function Outcome({ of: { said } }: { of: Sending }) {
  return said && <Said tone={said.tone}>{said.text}</Said>;
}
