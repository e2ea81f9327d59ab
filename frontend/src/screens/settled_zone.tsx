// What is seen after a sale, until the next key: the change, huge, and the receipt.

import { useSignalEffect } from "@preact/signals";
import { useState } from "preact/hooks";
import { paperOf } from "../actions/paper.ts";
import { attempt } from "../actions/queue.ts";
import { kroner } from "../money.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Paper } from "../parts/paper.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { type Settled, settled, view } from "../state.ts";
import type { Completed, TenderKind } from "../view.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

export function SettledZone({ now }: { now: Settled }) {
  const { made } = now;
  const job = usePaper();
  const hasChange = made.change_ore > 0;
  return (
    <section class="basket settled" aria-label={t("payment")}>
      <div class="settled-sum" role="status">
        <p>{headline(now)}</p>
        <strong class="amount">{kroner(hasChange ? made.change_ore : Math.abs(made.paid_ore))}</strong>
        <p class="settled-how">
          <Icon name="check" />
          {howPaid(now)}
        </p>
      </div>
      <Scroll class="settled-paper" label={receiptName(made)}>
        {job === null ? (
          <p class="paper-wait">{t("paper_comes")}</p>
        ) : (
          <Paper job={job} title={receiptName(made)} />
        )}
      </Scroll>
      <footer class="settled-actions">
        <CommandButton of="copy" />
        <CommandButton of="receipts" />
      </footer>
      {view.value?.training && <span class="watermark" data-mark={t("training_mark")} />}
    </section>
  );
}

function headline({ made }: Settled): string {
  if (made.change_ore > 0) return t("change");
  if (made.series === "training") return t("trained");
  if (made.gross_ore < 0) return t("paid_back");
  return made.series === "delivery" ? t("on_invoice") : t("paid");
}

/** The paper of the sale, once it is out. */
function usePaper(): number | null {
  const [job, setJob] = useState<number | null>(null);
  useSignalEffect(() => {
    const made = settled.value?.made;
    setJob(null);
    if (made !== undefined)
      void attempt(async () =>
        setJob(await paperOf((one) => one.entry === made.entry && one.document === made.series)),
      );
  });
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
