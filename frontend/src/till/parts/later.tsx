// A part that is not on the screen from the beginning: its code is fetched when the page stands, or when it is opened
// before that.

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";

const rest: (() => Promise<void>)[] = [];

/** Return a component that fetches the one it stands for. */
export function later<P extends object>(fetchIt: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  const fetched = signal<{ part: FunctionComponent<P> } | null>(null);
  let asked: Promise<void> | null = null;
  const ask = () => {
    asked ??= fetchIt().then(
      (part) => {
        fetched.value = { part };
      },
      () => {
        asked = null;
      },
    );
    return asked;
  };
  rest.push(ask);
  return function Later(props: P) {
    if (fetched.value !== null) {
      const Part = fetched.value.part;
      return <Part {...props} />;
    }
    void ask();
    return <div class="panel" aria-busy="true" />;
  };
}

/** Fetch them all, one after the other, so that each is there when it is opened. */
export async function fetchRest(): Promise<void> {
  for (const ask of rest) await ask();
}
