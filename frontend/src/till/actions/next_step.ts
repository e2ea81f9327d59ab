// The one next step after a refusal, done at one press.

import { computed } from "@preact/signals";
import type { Problem } from "../../register/api.ts";
import { message, task, view } from "../counter/state.ts";
import { refresh } from "../line/connection.ts";
import { attempt } from "../line/queue.ts";
import { removeLines } from "./basket.ts";
import { closeDrawer, train } from "./day.ts";
import { parkOrResume } from "./parking.ts";
import { type Deed, type Step, stepAfter } from "./refusals.ts";
import { start } from "./session.ts";

const DEEDS: Record<Deed, (facts: Problem["facts"]) => void> = {
  search: () => document.getElementById("search")?.focus(),
  dismiss: () => {},
  discount: () => {
    task.value = { name: "discount", line: null };
  },
  remove_lines: (facts) => removeLines(String(facts["lines"]).split(",").map(Number)),
  park: parkOrResume,
  open_day: () => {
    task.value = null;
  },
  close_drawer: () => void closeDrawer(),
  end_training: () => void train(false),
  sign_on: () => void attempt(refresh),
  start: () => void start(),
};

/** What can be done about the refusal that the message line tells; nothing that cannot be done here. */
export const nextStep = computed<Step | null>(() => {
  const step = stepAfter(message.value?.refusal?.code);
  if (step?.does === "close_drawer" && !view.value?.drawer_on_screen) return null;
  if (step?.does === "end_training" && !view.value?.training) return null;
  return step;
});

/** Do it. */
export function takeNextStep(): void {
  const step = nextStep.value;
  const facts = message.value?.refusal?.facts ?? {};
  message.value = null;
  if (step === null) return;
  if (typeof step.does === "string") DEEDS[step.does](facts);
  else task.value = { name: step.does.task };
}
