// What is seen after a sale, until the next key: the change, huge, and the receipt.

import { useEffect, useState } from "preact/hooks";
import type { Completed, TenderKind } from "../../register/view.ts";
import { Icon } from "../../signs/icon.tsx";
import { kroner } from "../../writing/money.ts";
import { undelivered } from "../actions/handover.ts";
import { paperOf } from "../actions/paper.ts";
import { type Settled, view } from "../counter/state.ts";
import { isReady } from "../keys/commands.ts";
import { attempt } from "../line/queue.ts";
import { Handover } from "../paper/handover.tsx";
import { printerSentence } from "../paper/printer_sign.tsx";
import { CommandButton } from "../parts/command_button.tsx";
import { Paper } from "../parts/paper.tsx";
import { Scroll } from "../parts/scroll.tsx";
import { TrainingTag } from "../parts/training.tsx";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

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
        {isDigital(made) ? (
          <Handover />
        ) : job === null ? (
          <p class="paper-wait">{whyItWaits()}</p>
        ) : (
          <Paper job={job} title={receiptName(made)} />
        )}
      </Scroll>
      <footer class="settled-actions">
        <CommandButton of="copy" label={undelivered() === null ? t("take_copy") : t("to_paper")} />
        {isReady("receipt_email") && <CommandButton of="receipt_email" label={t("way_email")} />}
        <CommandButton of="receipts" />
      </footer>
    </section>
  );
}

/** Whether the receipt of the sale that is shown goes without paper; the cashier may have turned it since. */
function isDigital(made: Completed): boolean {
  const last = view.value?.last_receipt;
  const way = last && last.job === made.job ? last.way : made.way;
  return way === "link" || way === "email";
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
function usePaper(made: Completed): number | null {
  const { entry, series } = made;
  const [found, setFound] = useState<{ entry: number; job: number } | null>(null);
  const job = found?.entry === entry ? found.job : null;
  const head = view.value?.head;
  useEffect(() => {
    if (job !== null || isDigital(made)) return;
    void attempt(async () => {
      const out = await paperOf((one) => one.entry === entry && one.document === series);
      if (out !== null) setFound({ entry, job: out });
    });
  }, [made, entry, series, head, job]);
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
