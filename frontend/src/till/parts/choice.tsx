// One of a few: a row of buttons of which one is pressed.

import { letGo } from "./command_button.tsx";

interface Props<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChoose: (value: T) => void;
  shown?: boolean;
}

export function Choice<T extends string>({ label, options, value, onChoose, shown = true }: Props<T>) {
  return (
    <fieldset class="choice">
      <legend class={shown ? "" : "unseen"}>{label}</legend>
      <div class="choice-row">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            class="choice-option"
            aria-pressed={option.value === value}
            onClick={(event) => {
              letGo(event);
              onChoose(option.value);
            }}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
