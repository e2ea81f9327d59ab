// The frame of a page: where one is, a sentence of what it is for, and what can be done with all of it.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { who } from "../visitor/session.ts";
import { say } from "../words/say.ts";
import { Glyph } from "./glyph.tsx";

interface Props {
  title: string;
  lead?: string;
  /** Where it is one of several. */
  back?: { link: string; title: string };
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ title, lead, back, actions, children }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} – ${who.value?.company ?? say("office")}`;
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <header class="page-head">
        <div>
          {back && (
            <a class="page-back" href={back.link}>
              <Glyph name="back" />
              {back.title}
            </a>
          )}
          <h1 ref={head} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="page-lead">{lead}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

interface CardProps {
  title: string;
  lead?: string;
  actions?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

/** A part of a page with a heading of its own. */
export function Card({ title, lead, actions, class: more = "", children }: CardProps) {
  return (
    <section class={`card ${more}`} aria-label={title}>
      <header class="card-head">
        <div>
          <h2>{title}</h2>
          {lead && <p class="hint">{lead}</p>}
        </div>
        {actions && <div class="card-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** What is said where there is nothing yet: why, and what to do about it. */
export function Nothing({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="nothing-yet">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
    </div>
  );
}

export type Tone = "good" | "waits" | "bad" | "plain";

const SIGNS = { good: "check", waits: "clock", bad: "warning", plain: null } as const;

/** A state in a word, with a sign, so that it is never told by colour alone. */
export function Tag({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  const sign = SIGNS[tone];
  return (
    <span class={`tag ${tone}`}>
      {sign && <Glyph name={sign} />}
      {children}
    </span>
  );
}

/** What happened after something was done: said aloud to whoever does not see it. */
export function Said({ tone, children }: { tone: "good" | "bad"; children: ComponentChildren }) {
  return (
    <p class={`said ${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Glyph name={tone === "bad" ? "warning" : "check"} />
      <span>{children}</span>
    </p>
  );
}
