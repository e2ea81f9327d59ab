// What an accounting system or a bank asks to be let in.

import type { TargetedInputEvent } from "preact";
import { say } from "../words/say.ts";
import type { Asked } from "./delivery_shapes.ts";

interface AnswerProps {
  to: Asked;
  value: string;
  isKept: boolean;
  onInput: (value: string) => void;
}

/** A field for what a system asks; a secret is not shown while it is typed, nor when it is kept. */
export function Answer({ to: asked, value, isKept, onInput }: AnswerProps) {
  const typed = (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value);
  if (!asked.secret) {
    return (
      <label class="field">
        <span>{asked.label}</span>
        <input type="text" autocomplete="off" value={value} onInput={typed} />
      </label>
    );
  }
  return (
    <label class="field">
      <span>{asked.label}</span>
      <input
        type="password"
        autocomplete="off"
        value={value}
        placeholder={isKept ? say("setup_kept") : ""}
        onInput={typed}
      />
    </label>
  );
}
