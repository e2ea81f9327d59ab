// A part that few ever see: its code is fetched when it is opened for the first time.

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";

/** Return a component that fetches the one it stands for. */
export function later(fetchIt: () => Promise<FunctionComponent>): FunctionComponent {
  const fetched = signal<{ part: FunctionComponent } | null>(null);
  let isAsked = false;
  return function Later() {
    if (fetched.value !== null) {
      const Part = fetched.value.part;
      return <Part />;
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
