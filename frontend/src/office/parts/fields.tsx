// Fields of forms: a text, one of several, yes or no, a day. Each says what it is called and hands on what is put in.

import type { ComponentChildren } from "preact";

interface TextProps {
  title: string;
  value: string;
  max?: number;
  put: (value: string) => void;
  note?: ComponentChildren;
  isAmount?: boolean;
}

export function Text({ title, value, max = 50, put, note, isAmount = false }: TextProps) {
  return (
    <label class={isAmount ? "field amount" : "field"}>
      <span>{title}</span>
      <input
        value={value}
        maxLength={max}
        inputMode={isAmount ? "decimal" : "text"}
        onInput={(event) => put(event.currentTarget.value)}
      />
      {note && <small>{note}</small>}
    </label>
  );
}

/** What can be chosen: how it is known, and how it is shown. */
export type Option = [value: string, text: string];

interface ChoiceProps {
  title: string;
  value: string;
  options: Option[];
  put: (value: string) => void;
}

export function Choice({ title, value, options, put }: ChoiceProps) {
  return (
    <label class="field">
      <span>{title}</span>
      <select value={value} onChange={(event) => put(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Tick({ title, is, put }: { title: string; is: boolean; put: (is: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={is} onChange={(event) => put(event.currentTarget.checked)} />
      <span>{title}</span>
    </label>
  );
}

interface DayProps {
  title: string;
  value: string;
  put: (day: string) => void;
}

export function Day({ title, value, put }: DayProps) {
  return (
    <label class="field">
      <span>{title}</span>
      <input type="date" value={value} onInput={(event) => put(event.currentTarget.value)} />
    </label>
  );
}
