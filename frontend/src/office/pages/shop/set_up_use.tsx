// Taking a register out of use, and into use again: what happens is said before it is done.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import type { RegisterRow } from "./register_shapes.ts";

export function RegisterUse({ of: row, done }: { of: RegisterRow; done: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const isInUse = row.out_of_use_since === null;
  if (row.is_ended_by_hub && !isInUse) return <p class="hint">{say("registers_ended_for_good")}</p>;
  return (
    <>
      {row.is_ended_by_hub && <p class="hint">{say("registers_ended_do")}</p>}
      {isAsked ? (
        <Question of={row} close={() => setAsked(false)} done={done} />
      ) : (
        <div class="field-row">
          <button type="button" class="key" onClick={() => setAsked(true)}>
            <span class="label">{say(isInUse ? "registers_take_out" : "registers_take_back")}</span>
          </button>
        </div>
      )}
    </>
  );
}

interface QuestionProps {
  of: RegisterRow;
  close: () => void;
  done: () => void;
}

function Question({ of: row, close, done }: QuestionProps) {
  const sending = useSending();
  const proof = useProof("registers_use_proof");
  const isInUse = row.out_of_use_since === null;
  const change = async () => {
    const path = `/registers/${encodeURIComponent(row.register_id)}/use`;
    if (!(await proof.ask((current) => send("PUT", path, { in_use: !isInUse, current })))) return null;
    close();
    done();
    return null;
  };
  const name = row.description || row.register_id;
  return (
    <Form send={() => sending.over(change)}>
      <p>
        <strong>
          {say(isInUse ? "registers_take_out_sure" : "registers_take_back_sure", { register: name })}
        </strong>
      </p>
      <p class="hint">{say(isInUse ? "registers_take_out_lead" : "registers_take_back_lead")}</p>
      {proof.field}
      <Outcome of={sending} />
      <div class="field-row">
        <button type="submit" class="key strong" disabled={sending.isOn || proof.isMissing}>
          <span class="label">{say(isInUse ? "registers_take_out" : "registers_take_back")}</span>
        </button>
        <button type="button" class="key quiet" onClick={close}>
          <span class="label">{say("registers_leave_it")}</span>
        </button>
      </div>
    </Form>
  );
}
