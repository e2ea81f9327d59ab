// A reason: one of the usual ones, or in own words.

import type { Signal } from "@preact/signals";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";
import { letGo } from "./command_button.tsx";
import { Field } from "./field.tsx";

interface Props {
  value: Signal<string>;
  words: readonly Key[];
  first?: boolean;
  label?: string;
}

export function Reasons({ value, words, first = false, label }: Props) {
  return (
    <div class="reasons">
      <Field label={label ?? t("reason")} value={value} first={first} wide />
      <div class="chips">
        {words.map((word) => (
          <button
            key={word}
            type="button"
            class="chip"
            aria-pressed={value.value === t(word)}
            onClick={(event) => {
              letGo(event);
              value.value = t(word);
            }}
          >
            {t(word)}
          </button>
        ))}
      </div>
    </div>
  );
}
