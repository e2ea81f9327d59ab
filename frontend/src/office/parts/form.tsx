// A form: what stands in it is sent with its button, or with Enter from one of its fields.

import type { ComponentChildren } from "preact";

interface Props {
  send: () => unknown;
  /** How its fields stand: below each other, unless another is named. */
  class?: string;
  children: ComponentChildren;
}

export function Form({ send, class: style = "stack", children }: Props) {
  return (
    <form
      class={style}
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
    </form>
  );
}
