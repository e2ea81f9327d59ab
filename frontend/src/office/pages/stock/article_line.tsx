// One article of several that are entered together: what is typed of it, and leaving it out again.

import type { ComponentChildren } from "preact";
import { say } from "../../words/say.ts";

interface Props {
  number: string;
  name: string;
  drop: () => void;
  children: ComponentChildren;
}

export function ArticleLine({ number, name, drop, children }: Props) {
  return (
    <fieldset class="fields level">
      <legend>
        {name} ({number})
      </legend>
      {children}
      <button type="button" class="key small" onClick={drop}>
        <span class="label">{say("stock_drop", { name })}</span>
      </button>
    </fieldset>
  );
}
