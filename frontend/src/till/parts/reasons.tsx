// A reason: one of the usual ones, or in own words.

import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";
import { letGo } from "./command_button.tsx";
import { Field } from "./field.tsx";

interface Props {
  value: Signal<string>;
  words: readonly Key[];
  first?: boolean;
  label?: string;
  /** Called when one of the usual reasons was chosen: it may be the last thing that was wanting. */
  onChosen?: () => void;
  /** Whether the cursor goes to the first of them at once. */
  firstChosen?: boolean;
  step?: boolean;
}

export function Reasons({
  value,
  words,
  first = false,
  label,
  onChosen,
  firstChosen = false,
  step = false,
}: Props) {
  const chips = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (firstChosen) chips.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div class="reasons">
      <Field label={label ?? t("reason")} value={value} first={first} wide step={step} />
      <div class="chips" ref={chips}>
        {words.map((word) => (
          <button
            key={word}
            type="button"
            class="chip"
            aria-pressed={value.value === t(word)}
            onClick={(event) => {
              letGo(event);
              value.value = t(word);
              onChosen?.();
            }}
          >
            {t(word)}
          </button>
        ))}
      </div>
    </div>
  );
}
