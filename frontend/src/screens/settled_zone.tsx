// What is seen after a sale, until the next key: the change, huge, and the receipt.

import { useSignalEffect } from "@preact/signals";
import { useState } from "preact/hooks";
import { paperOf } from "../actions/paper.ts";
import { attempt } from "../actions/queue.ts";
import { kroner } from "../money.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Paper } from "../parts/paper.tsx";
import { type Settled, settled, view } from "../state.ts";
import type { Completed, TenderKind } from "../view.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

export function SettledZone({ now }: { now: Settled }) {
  const { made } = now;
  const job = usePaper();
  const isTraining = made.series === "training";
  const hasChange = made.change_ore > 0;
  return (
    <section class="basket settled" aria-label={t("payment")}>
      <div class="settled-sum" role="status">
        <p>
          {hasChange
            ? t("change")
            : isTraining
              ? t("trained")
              : made.gross_ore < 0
                ? t("paid_back")
                : t("paid")}
        </p>
        <strong class="amount">{kroner(hasChange ? made.change_ore : Math.abs(made.paid_ore))}</strong>
        <p class="settled-how">
          <Icon name="check" />
          {howPaid(now)}
        </p>
      </div>
      <div class="settled-paper">
        {job === null ? (
          <p class="paper-wait">{t("paper_comes")}</p>
        ) : (
          <Paper job={job} title={receiptName(made)} />
        )}
      </div>
      <footer class="settled-actions">
        <CommandButton of="copy" />
        <CommandButton of="receipts" />
      </footer>
      {view.value?.training && (
        <span class="watermark" aria-hidden="true">
          {t("training_mark")}
        </span>
      )}
    </section>
  );
}

/** The paper of the sale, once it is out. */
function usePaper(): number | null {
  const [job, setJob] = useState<number | null>(null);
  useSignalEffect(() => {
    const made = settled.value?.made;
    setJob(null);
    if (made !== undefined) void attempt(async () => setJob(await paperOf(made.entry, made.series)));
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
