// Fields: an amount, a number, a text. Big enough for a finger, filled by the number pad as well.

import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { onStepKey } from "../keys/steps.ts";

interface Props {
  label: string;
  value: Signal<string>;
  kind?: "amount" | "number" | "text" | "email";
  hint?: string;
  unit?: string;
  first?: boolean;
  /** Whether a scanned code belongs in it. */
  scans?: boolean;
  wide?: boolean;
  /** Whether Enter goes on from here to the next one. */
  step?: boolean;
}

export function Field({ label, value, kind = "text", hint, unit, first, scans, wide, step }: Props) {
  const id = useId();
  const isNumeric = kind === "amount" || kind === "number";
  return (
    <div class={wide ? "field wide" : "field"}>
      <label for={id}>{label}</label>
      <span class={isNumeric ? "field-box numeric" : "field-box"}>
        <input
          id={id}
          type="text"
          inputMode={kind === "amount" ? "decimal" : kind === "number" ? "numeric" : kind}
          autocomplete="off"
          maxLength={isNumeric ? 14 : kind === "email" ? 254 : 200}
          value={value.value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          data-first={first ? "" : undefined}
          data-scan={scans ? "" : undefined}
          data-step={step ? "" : undefined}
          onKeyDown={step ? onStepKey : undefined}
          onInput={(event) => {
            value.value = event.currentTarget.value;
          }}
        />
        {unit && <span class="field-unit">{unit}</span>}
      </span>
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </div>
  );
}
