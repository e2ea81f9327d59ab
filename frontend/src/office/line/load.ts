// What a page has asked the register for: on its way, here, or not to be had, and why.

import { useCallback, useEffect, useState } from "preact/hooks";
import { type Problem, Refused } from "../../register/api.ts";
import { language } from "../visitor/dress.ts";
import { say } from "../words/say.ts";
import { get } from "./ask.ts";

const LOOK_AGAIN_MS = 3_000;

export type Loaded<T> =
  | { state: "loading"; value: T | null }
  | { state: "ready"; value: T }
  | { state: "failed"; problem: Problem | null; value: T | null };

export interface Load<T> {
  now: Loaded<T>;
  /** Ask again; what is shown stays until the answer is here. */
  again: () => void;
  /** Ask again because of news, untouched: it keeps nobody signed on. */
  anew: () => void;
}

/** Ask for something under `/api/v1/office`, again whenever the path is another; null asks for nothing. */
export function useLoad<T>(path: string | null): Load<T> {
  const [now, setNow] = useState<Loaded<T>>({ state: "loading", value: null });
  const [round, setRound] = useState({ isUnattended: false });
  useEffect(() => {
    if (path === null) return undefined;
    const gone = new AbortController();
    setNow((before) => ({ state: "loading", value: before.value }));
    get<T>(path, gone.signal, round.isUnattended).then(
      (value) => {
        if (!gone.signal.aborted) setNow({ state: "ready", value });
      },
      (fault: unknown) => {
        if (gone.signal.aborted) return;
        const problem = fault instanceof Refused ? fault.problem : null;
        setNow((before) => ({ state: "failed", problem, value: before.value }));
      },
    );
    return () => gone.abort();
  }, [path, round]);
  const again = useCallback(() => setRound({ isUnattended: false }), []);
  const anew = useCallback(() => setRound({ isUnattended: true }), []);
  return { now, again, anew };
}

/** Ask again and again for as long as something is on its way that nobody here is told of. */
export function useAgainWhile(isOnItsWay: boolean, again: () => void): void {
  useEffect(() => {
    if (!isOnItsWay) return undefined;
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOnItsWay, again]);
}

/** What went wrong, in a sentence. */
export function faultOf(fault: unknown): string {
  return fault instanceof Refused ? sentenceOf(fault.problem) : say("no_answer");
}

/** The register's own sentence about a refusal; without one there was no answer. */
export function sentenceOf(problem: Problem | null): string {
  if (problem === null) return say("no_answer");
  return language.value === "en" ? problem.detail_en : problem.detail;
}
