// Sales on record: a return of what was sold, or the one copy of a receipt.

import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Sold, SoldLine, SoldOutline } from "../../register/sold.ts";
import { Icon } from "../../signs/icon.tsx";
import { kroner } from "../../writing/money.ts";
import { isByPiece, ONE_MILLI, quantity } from "../../writing/quantity.ts";
import { copy } from "../actions/paper.ts";
import { recentSales, saleOf, takeReturn } from "../actions/returns.ts";
import { view } from "../counter/state.ts";
import { isReady } from "../keys/commands.ts";
import { attempt } from "../line/queue.ts";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Reasons } from "../parts/reasons.tsx";
import { Stepper } from "../parts/stepper.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

const REASONS = ["reason_regret", "reason_wrong", "reason_faulty", "reason_keyed"] as const;

/** `scanned` is the sale of a receipt that was scanned: all that can come back of it is proposed. */
export function Receipts({ scanned = null }: { scanned?: Sold | null }) {
  const number = useSignal("");
  const sold = useSignal<Sold | null>(scanned);
  const back = useSignal<Record<number, number>>(scanned === null ? {} : allOf(scanned));
  const isProposed = useSignal(scanned !== null);
  const open = (series: string, receipt: number) => {
    void attempt(async () => {
      sold.value = await saleOf(series, receipt);
      back.value = {};
      isProposed.value = false;
    });
  };
  useEffect(() => {
    if (scanned !== null) return;
    const last = view.value?.last_receipt;
    if (last) open(last.series, last.receipt);
  }, []);
  const reason = useSignal("");
  const chosen = () => Object.entries(back.value).filter(([, milli]) => milli > 0);
  const canReturn = chosen().length > 0 && reason.value.trim() !== "" && isReady("receipts");
  const take = () => {
    if (sold.value === null || chosen().length === 0 || reason.value.trim() === "" || !isReady("receipts"))
      return;
    const lines = chosen().map(([id, milli]) => ({ line_id: Number(id), quantity_milli: milli }));
    void takeReturn(sold.value, lines, reason.value.trim());
  };
  const byKey = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const line = event.key === "+" ? sold.value?.lines.find(isWanting(back.value)) : undefined;
      if (line === undefined) return;
      event.preventDefault();
      byKey.current = true;
      back.value = { ...back.value, [line.line_id]: (back.value[line.line_id] ?? 0) + stepOf(line) };
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const submit = () => {
    if (number.value.trim() !== "") {
      open(view.value?.training ? "training" : "sales", Number(number.value));
      number.value = "";
    } else take();
  };
  return (
    <Panel
      title={t("receipts_title")}
      onSubmit={submit}
      actions={
        sold.value !== null && (
          <>
            <Submit icon="back" label={t("return_chosen")} ready={canReturn} />
            <CopyButton of={sold.value.outline} />
          </>
        )
      }
    >
      <div class="receipts">
        <RecentSales number={number} opened={sold.value?.outline.transaction ?? null} open={open} />
        {sold.value === null ? (
          <p class="nothing">{t("choose_receipt")}</p>
        ) : (
          <SoldLines sold={sold.value} back={back} isProposed={isProposed}>
            {chosen().length > 0 && (
              <Reasons
                label={t("return_reason")}
                value={reason}
                words={REASONS}
                onChosen={take}
                firstChosen={byKey.current}
              />
            )}
          </SoldLines>
        )}
      </div>
    </Panel>
  );
}

function CopyButton({ of }: { of: SoldOutline }) {
  return (
    <button
      type="button"
      class="key"
      disabled={of.copies > 0 || !isReady("copy")}
      onClick={() => void copy(of.series, of.receipt)}
    >
      <Icon name="copy" />
      <span class="label">{t("take_copy")}</span>
    </button>
  );
}

interface RecentProps {
  number: Signal<string>;
  /** Transaction of the sale that is open. */
  opened: number | null;
  open: (series: string, receipt: number) => void;
}

/** The last sales, and the field for the number of any other. */
function RecentSales({ number, opened, open }: RecentProps) {
  const recent = useSignal<SoldOutline[]>([]);
  useSignalEffect(() => {
    if (view.value === null) return;
    void attempt(async () => {
      recent.value = await recentSales();
    });
  });
  return (
    <div class="receipts-list">
      <div class="find">
        <Field label={t("receipt_number")} value={number} kind="number" first scans />
        <button type="submit" class="key">
          <Icon name="search" />
          <span class="label">{t("find_receipt")}</span>
        </button>
      </div>
      {recent.value.length === 0 && <p class="nothing">{t("no_receipts")}</p>}
      <ul class="rows">
        {recent.value.map((one) => (
          <li key={one.transaction}>
            <RecentRow
              of={one}
              isOpen={opened === one.transaction}
              open={() => open(one.series, one.receipt)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RecentRow({ of, isOpen, open }: { of: SoldOutline; isOpen: boolean; open: () => void }) {
  return (
    <button type="button" class="row as-button" aria-pressed={isOpen} onClick={open}>
      <span class="row-text">
        <strong>{nameOf(of)}</strong>
        <small>
          {of.time.slice(0, 5)} · {of.operator}
          {of.copies > 0 && ` · ${t("copied")}`}
        </small>
      </span>
      <span class="amount">{kroner(of.gross_ore)}</span>
    </button>
  );
}

interface SoldProps {
  sold: Sold;
  /** How much of each line comes back. */
  back: Signal<Record<number, number>>;
  /** Nobody has chosen yet: all is proposed, and the first line that is pressed is meant alone. */
  isProposed: Signal<boolean>;
  children: ComponentChildren;
}

function SoldLines({ sold, back, isProposed, children }: SoldProps) {
  const lines = sold.lines.filter((line) => !line.is_return);
  const set = (line: SoldLine, milli: number) => {
    back.value = { ...(isProposed.value ? {} : back.value), [line.line_id]: milli };
    isProposed.value = false;
  };
  const press = (line: SoldLine) => {
    const isAlone = isProposed.value || (back.value[line.line_id] ?? 0) === 0;
    set(line, isAlone ? leftOf(line) : 0);
  };
  return (
    <div class="sold">
      <header class="sold-head">
        <strong>{nameOf(sold.outline)}</strong>
        <span class="amount">{kroner(sold.outline.gross_ore)}</span>
        <button
          type="button"
          class="key small"
          onClick={() => {
            back.value = allOf(sold);
            isProposed.value = false;
          }}
        >
          <span class="label">{t("return_all")}</span>
        </button>
      </header>
      {isProposed.value && lines.length > 1 && <p class="hint">{t("choose_only")}</p>}
      <ul class="rows">
        {lines.map((line) => (
          <li class="row" key={line.line_id}>
            <button
              type="button"
              class="row-text as-text"
              aria-pressed={(back.value[line.line_id] ?? 0) > 0}
              disabled={leftOf(line) === 0}
              onClick={(event) => {
                letGo(event);
                press(line);
              }}
            >
              <strong>{line.name}</strong>
              <small>{leftText(line)}</small>
            </button>
            <span class="amount">{kroner(line.gross_ore)}</span>
            <Stepper
              label={line.name}
              milli={back.value[line.line_id] ?? 0}
              maxMilli={leftOf(line)}
              stepMilli={stepOf(line)}
              onChange={(milli) => set(line, milli)}
            />
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

/** Whether more of a line may come back than has been chosen: the key + takes the first that this holds for. */
function isWanting(back: Record<number, number>): (line: SoldLine) => boolean {
  return (line) => !line.is_return && (back[line.line_id] ?? 0) < leftOf(line);
}

function stepOf(line: SoldLine): number {
  return isByPiece(line.unit) ? ONE_MILLI : leftOf(line);
}

/** All that can still come back of a sale. */
function allOf(sold: Sold): Record<number, number> {
  const lines = sold.lines.filter((line) => !line.is_return && leftOf(line) > 0);
  return Object.fromEntries(lines.map((line) => [line.line_id, leftOf(line)]));
}

function leftOf(line: SoldLine): number {
  return line.quantity_milli - line.returned_milli;
}

function leftText(line: SoldLine): string {
  if (leftOf(line) === 0) return t("all_returned");
  return t("returnable", { left: quantity(leftOf(line)), sold: quantity(line.quantity_milli) });
}

function nameOf({ series, receipt }: SoldOutline): string {
  return t(series === "sales" ? "receipt" : `receipt_${series}`, { number: receipt });
}
