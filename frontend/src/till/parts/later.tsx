// A part that is not on the screen from the beginning: its code is fetched when the page stands, or when it is opened
// before that. Whoever opens it before it is there is told so, and it comes by itself.

import { effect, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { isOnline } from "../counter/state.ts";
import { openAnew } from "../line/version.ts";
import { t } from "../words/say.ts";
import { Panel } from "./panel.tsx";
import { Submit } from "./submit.tsx";

const rest: (() => Promise<boolean>)[] = [];

/** What a part can say of how it is left: by more than going back to the articles, or not before it is done. */
interface Leaving {
  close?: () => void;
  isDemanded?: boolean;
}

/** Return a component that fetches the one it stands for. */
export function later<P extends object>(fetchIt: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  const fetched = signal<{ part: FunctionComponent<P> } | null>(null);
  const isAway = signal(false);
  let asked: Promise<boolean> | null = null;
  /** Fetch it, unless it is on its way; false where it did not come, and is to be asked for again. */
  const ask = () => {
    if (asked !== null) return asked;
    isAway.value = false;
    asked = fetchIt().then(
      (part) => {
        fetched.value = { part };
        return true;
      },
      () => {
        asked = null;
        isAway.value = true;
        return false;
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
    return <Awaited isAway={isAway.value} ask={ask} leaving={props as Leaving} />;
  };
}

interface AwaitedProps {
  isAway: boolean;
  ask: () => Promise<boolean>;
  leaving: Leaving;
}

/** What stands in its place meanwhile. */
function Awaited({ isAway, ask, leaving: { close, isDemanded = false } }: AwaitedProps) {
  const isHere = isOnline.value;
  useEffect(() => {
    if (isHere) void ask();
  }, [isHere]);
  const again = async () => {
    if (!(await ask())) await openAnew();
  };
  const isToAsk = isAway && isHere;
  return (
    <Panel
      title={t(isAway ? "later_missing" : "later_title")}
      closes={!isDemanded}
      {...(close && { onClose: close })}
      onSubmit={() => void again()}
      actions={isToAsk && <Submit icon="down" label={t("try_again")} />}
    >
      <p role="status">{t(isToAsk ? "later_again" : isHere ? "later_comes" : "later_away")}</p>
    </Panel>
  );
}

/** Fetch them all, one after the other, so that each is there when it is opened; what is left, when the register is back. */
export function fetchRest(): void {
  effect(() => {
    if (isOnline.value) void fetchThem();
  });
}

async function fetchThem(): Promise<void> {
  for (const ask of rest) await ask();
}
