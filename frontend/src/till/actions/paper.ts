// Papers: what came out last, copies, what the printer is not sure of.

import { call } from "../../register/api.ts";
import type { Report } from "../../register/day.ts";
import type { Documents, Job } from "../../register/papers.ts";
import type { Series } from "../../register/view.ts";
import { newestPaper, task } from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt, change, create, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";

const LOOKS = 40;
const LOOK_MS = 100;

/** Fetch the print queue of the register. */
export function documents(): Promise<Documents> {
  return call<Documents>("GET", here("/documents"));
}

/** Look which paper came out last. */
export function newestPaperSoon(): void {
  void attempt(async () => {
    newestPaper.value = (await documents()).shown[0] ?? null;
  });
}

/** Wait until a paper has come out and return its number; null if it does not. */
export async function paperOf(isIt: (job: Job) => boolean): Promise<number | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const found = (await documents()).shown.find(isIt);
    if (found !== undefined) return found.job;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

/** Print the one copy that a receipt may have, and show it. */
export function copy(series: Series, receipt: number): Promise<boolean> {
  return inTurn(async () => {
    const { job } = await create<{ job: number }>(here("/copies"), { receipt, series });
    say("done", t("copy_out"));
    showPaper("copy", (one) => one.job === job);
  });
}

/** Take an X report and show it. */
export function takeX(): Promise<boolean> {
  return inTurn(async () => {
    const { entry } = await create<Report>(here("/x-reports"), {});
    say("done", t("x_done"));
    showPaper("x_report", (one) => one.entry === entry);
  });
}

/** Print the cash report beside a Z once more. */
export function printCashReport(number: number): Promise<boolean> {
  return inTurn(async () => {
    await call("POST", here(`/cash-reports/${number}/print`));
    say("done", t("cash_report_out"));
  });
}

/** Say what became of a paper that nobody is sure of. */
export function settlePaper(job: number, cameOut: boolean): Promise<boolean> {
  return inTurn(() => change("POST", here(`/documents/${job}/settle`), { came_out: cameOut }));
}

/** Print a page that shows the printer's letters and codes. */
export function printTestPage(): Promise<boolean> {
  return inTurn(async () => {
    const { job } = await call<{ job: number }>("POST", here("/printer/test-page"), { body: {} });
    showPaper("test_page", (one) => one.job === job);
  });
}

/** Let papers come out of another printer; without a name of the register's own. */
export function movePrinting(printer: string): Promise<boolean> {
  return inTurn(() => change("PUT", here("/printer"), { printer }));
}

/** Show a paper in the place of the articles once it is out; nothing waits for it. */
export function showPaper(document: string, isIt: (job: Job) => boolean): void {
  void attempt(async () => {
    const job = await paperOf(isIt);
    if (job !== null) task.value = { name: "paper", job, document };
  });
}
