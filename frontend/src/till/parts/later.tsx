// A part that is not on the screen from the beginning: its code is fetched when it is opened for the first time.

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";

/** Return a component that fetches the one it stands for. */
export function later<P extends object>(fetchIt: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  const fetched = signal<{ part: FunctionComponent<P> } | null>(null);
  let isAsked = false;
  return function Later(props: P) {
    if (fetched.value !== null) {
      const Part = fetched.value.part;
      return <Part {...props} />;
    }
    if (!isAsked) {
      isAsked = true;
      fetchIt().then(
        (part) => {
          fetched.value = { part };
        },
        () => {
          isAsked = false;
        },
      );
    }
    return <div class="panel" aria-busy="true" />;
  };
}
