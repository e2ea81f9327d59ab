// What is seen after a sale, until the next key: the change, huge, and the receipt.

import { useEffect, useState } from "preact/hooks";
import { paperOf } from "../actions/paper.ts";
import { attempt } from "../actions/queue.ts";
import { kroner } from "../money.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Paper } from "../parts/paper.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { TrainingTag } from "../parts/training.tsx";
import { type Settled, view } from "../state.ts";
import type { Completed, TenderKind } from "../view.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";
import { printerSentence } from "./printer_sign.tsx";

export function SettledZone({ now }: { now: Settled }) {
  const { made } = now;
  const job = usePaper(made);
  const hasChange = made.change_ore > 0;
  return (
    <section class="basket settled" aria-label={t("payment")}>
      <div class="settled-sum" role="status">
        <p>
          {headline(now)} <TrainingTag />
        </p>
        <strong class="amount">{kroner(hasChange ? made.change_ore : Math.abs(made.paid_ore))}</strong>
        <p class="settled-how">
          <Icon name="check" />
          {howPaid(now)}
        </p>
        {made.tip_ore > 0 && <p>{t("tip_of_it", { amount: kroner(made.tip_ore) })}</p>}
        {made.store_credit !== "" && <p>{t("store_credit_out", { number: made.store_credit })}</p>}
      </div>
      <Scroll class="settled-paper" label={receiptName(made)}>
        {job === null ? (
          <p class="paper-wait">{whyItWaits()}</p>
        ) : (
          <Paper job={job} title={receiptName(made)} />
        )}
      </Scroll>
      <footer class="settled-actions">
        <CommandButton of="copy" />
        <CommandButton of="receipts" />
      </footer>
    </section>
  );
}

function headline({ made }: Settled): string {
  if (made.change_ore > 0) return t("change");
  if (made.series === "training") return t("trained");
  if (made.gross_ore < 0) return t("paid_back");
  return made.series === "delivery" ? t("on_invoice") : t("paid");
}

/** Why there is no paper yet: what the printer needs, or that somebody has to look. */
function whyItWaits(): string {
  if ((view.value?.documents_in_doubt ?? 0) > 0) return t("look_at_printer");
  return printerSentence() ?? t("paper_comes");
}

/** The paper of the sale, once it is out; looked for again when something else has happened at the register. */
function usePaper({ entry, series }: Completed): number | null {
  const [found, setFound] = useState<{ entry: number; job: number } | null>(null);
  const job = found?.entry === entry ? found.job : null;
  const head = view.value?.head;
  useEffect(() => {
    if (job !== null) return;
    void attempt(async () => {
      const out = await paperOf((one) => one.entry === entry && one.document === series);
      if (out !== null) setFound({ entry, job: out });
    });
  }, [entry, series, head, job]);
  return job;
}

function howPaid({ made, tenders, handed_ore }: Settled): string {
  const kinds = tenders.map((tender) => t(tenderWord(tender.kind)));
  const how = handed_ore === null ? kinds.join(" + ") : t("handed", { amount: kroner(handed_ore) });
  return [how, receiptName(made)].filter(Boolean).join(" · ");
}

function receiptName({ series, receipt }: Completed): string {
  const key: Key = series === "sales" ? "receipt" : `receipt_${series}`;
  return t(key, { number: receipt });
}

function tenderWord(kind: TenderKind): Key {
  return kind === "debit_card" ? "card" : kind;
}
