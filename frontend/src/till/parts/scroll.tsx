// Something that scrolls, and can be scrolled by keyboard as well.

import type { ComponentChildren } from "preact";

interface Props {
  class: string;
  /** What it is, where that is not said around it. */
  label?: string;
  children: ComponentChildren;
}

export function Scroll({ class: style, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard (WCAG 2.1.1)
    <section class={style} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
