// The day is closed: the cash report and the Z as they came out, and the way home.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../../signs/icon.tsx";
import { paperOf, printCashReport } from "../actions/paper.ts";
import { signOff } from "../actions/session.ts";
import { task, view } from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt } from "../line/queue.ts";
import { Panel } from "../parts/panel.tsx";
import { Sheet } from "../parts/paper.tsx";
import { t } from "../words/say.ts";

interface Props {
  /** Number of the Z. */
  number: number;
  /** The entry it is in, when it was taken just now. */
  entry: number | null;
}

export function DayClosed({ number, entry }: Props) {
  const zPaper = useSignal<number | null>(null);
  const isFresh = entry !== null;
  useEffect(() => {
    if (!isFresh || !view.value?.printer_on_screen) return;
    const isIt = (job: { entry: number; document: string }) =>
      job.entry === entry && job.document === "z_report";
    void attempt(async () => {
      zPaper.value = await paperOf(isIt);
    });
  }, [entry]);
  return (
    <Panel
      title={isFresh ? t("z_done") : t("cash_report_of", { number })}
      lead={isFresh ? t("closed_lead", { number }) : ""}
      onSubmit={goOn}
      actions={
        <>
          {isFresh && (
            <button type="button" class="key strong" data-first="" onClick={() => void signOff()}>
              <Icon name="leave" />
              <span class="label">{t("sign_off")}</span>
            </button>
          )}
          {isFresh && (
            <button type="button" class="key" onClick={goOn}>
              <span class="label">{t("next_day")}</span>
            </button>
          )}
          <button type="button" class="key" onClick={() => void printCashReport(number)}>
            <Icon name="printer" />
            <span class="label">{t("print_again")}</span>
          </button>
        </>
      }
    >
      <div class="day-papers">
        <Sheet path={here(`/cash-reports/${number}`)} title={t("document_cash_report")} />
        {zPaper.value !== null && (
          <Sheet path={here(`/documents/${zPaper.value}`)} title={t("document_z_report")} />
        )}
      </div>
    </Panel>
  );
}

function goOn(): void {
  task.value = null;
}
