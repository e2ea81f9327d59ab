// Papers: what came out last, copies, what the printer is not sure of.

import { call } from "../api.ts";
import { newestPaper, task } from "../state.ts";
import type { Documents, Entry, Job, Series } from "../view.ts";
import { t } from "../words.ts";
import { here } from "./here.ts";
import { attempt, change, create, inTurn, say } from "./queue.ts";

const LOOKS = 40;
const LOOK_MS = 100;

/** Fetch the print queue of the register. */
export function documents(): Promise<Documents> {
  return call<Documents>("GET", here("/documents"));
}

/** Look which paper came out last. */
export function newestPaperSoon(): void {
  void attempt(async () => {
    newestPaper.value = (await documents()).shown[0]?.job ?? null;
  });
}

/** Wait until the paper of a journal entry has come out and return its number; null if it does not. */
export async function paperOf(entry: number, document: string): Promise<number | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { shown } = await documents();
    const found = shown.find((job) => job.entry === entry && job.document === document);
    if (found !== undefined) return found.job;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

/** Print the one copy that a receipt may have, and show it. */
export function copy(series: Series, receipt: number): Promise<boolean> {
  return inTurn(async () => {
    const job = await create<Job>(here("/copies"), { receipt, series });
    say("done", t("copy_out"));
    await showPaper(job.entry, "copy");
  });
}

/** Take an X report and show it. */
export function takeX(): Promise<boolean> {
  return inTurn(async () => {
    const entry = await create<Entry>(here("/x-reports"), {});
    say("done", t("x_done"));
    await showPaper(entry.number, "x_report");
  });
}

/** Say what became of a paper that nobody is sure of. */
export function settlePaper(job: number, cameOut: boolean): Promise<boolean> {
  return inTurn(() => change("POST", here(`/documents/${job}/settle`), { came_out: cameOut }));
}

/** Show the paper of an entry in the place of the articles, once it is out. */
export async function showPaper(entry: number, document: string, after: "nothing" | "close_day" = "nothing") {
  const job = await paperOf(entry, document);
  if (job !== null) task.value = { name: "paper", job, after };
}
