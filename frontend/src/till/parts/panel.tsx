// The frame of whatever takes the articles' place: a title, the way back, the content, the actions.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../signs/icon.tsx";
import { task } from "../counter/state.ts";
import { goToEmpty } from "../keys/steps.ts";
import { t } from "../words/say.ts";
import { Keys } from "./keys.tsx";
import { Scroll } from "./scroll.tsx";

interface Props {
  title: string;
  lead?: string;
  /** Whether it can be left: the day's opening cannot. */
  closes?: boolean;
  onSubmit?: () => void;
  /** What leaving it does, where that is more than going back to the articles. */
  onClose?: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
}

export function Panel({ title, lead, closes = true, onSubmit, onClose = leave, children, actions }: Props) {
  const frame = useRef<HTMLFormElement>(null);
  // At once, not after the next picture: whoever types ahead must not lose the first digit.
  useLayoutEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>("[data-first]");
    (first ?? frame.current)?.focus();
  }, []);
  return (
    <form
      ref={frame}
      class="panel"
      aria-label={title}
      tabIndex={-1}
      autocomplete="off"
      // Enter does nothing by itself while the button cannot be pressed.
      onKeyDown={(event) => {
        const { target, key } = event;
        if (key !== "Enter" || event.defaultPrevented || !(target instanceof HTMLInputElement)) return;
        if (goToEmpty(target)) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <header class="panel-head">
        <div>
          <h2>{title}</h2>
          {lead && <p>{lead}</p>}
        </div>
        {closes && (
          <button type="button" class="key quiet" onClick={onClose}>
            <Icon name="cross" />
            <span class="label">{t("close")}</span>
            <Keys of="Esc" />
          </button>
        )}
      </header>
      <Scroll class="panel-body">{children}</Scroll>
      {actions && <footer class="panel-actions">{actions}</footer>}
    </form>
  );
}

function leave(): void {
  task.value = null;
}
