// A small form that does one thing, asks who it is where the register wants to know, and says how it went.

import type { ComponentChildren } from "preact";
import { say } from "../words/say.ts";
import { Form } from "./form.tsx";
import { useProof } from "./proof.tsx";
import { Outcome, useSending } from "./sending.tsx";

interface ChangeProps {
  /** Does it, with what shows that it is she where the register asks for that. */
  act: (current: string) => Promise<unknown>;
  done: () => void;
  word: string;
  isReady: boolean;
  /** What is said when it is done, where it is something else than that it was saved. */
  saved?: string;
  children: ComponentChildren;
}

export function Change({ act, done, word, isReady, saved, children }: ChangeProps) {
  const sending = useSending();
  const proof = useProof();
  const go = async () => {
    if (!(await proof.ask(act))) return null;
    done();
    return saved ?? say("person_saved");
  };
  return (
    <Form class="change" send={() => sending.over(go)}>
      {children}
      {proof.field}
      <button type="submit" class="key" disabled={!isReady || proof.isMissing || sending.isOn}>
        <span class="label">{word}</span>
      </button>
      <Outcome of={sending} />
    </Form>
  );
}
