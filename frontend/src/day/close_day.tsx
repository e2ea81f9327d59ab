// Closing the day: parked sales settled, the cash counted blind, a difference explained, the Z.

import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Counted, closeDay, type Wanting } from "../actions/day.ts";
import { kroner, oreOf } from "../money.ts";
import { Choice } from "../parts/choice.tsx";
import { CommandButton } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { ElsewhereRow, ParkedRow } from "../sale/parked_sales.tsx";
import { basket, task, view } from "../state.ts";
import { t } from "../words.ts";
import { type Belt, CountBelts } from "./count_belts.tsx";
import { CountCash, sumOf } from "./count_cash.tsx";

export function CloseDay({ isDemanded = false }: { isDemanded?: boolean }) {
  const bySum = useSignal(false);
  const sum = useSignal("");
  const pieces = useSignal<Record<string, number>>({});
  const belts = useSignal<Record<string, Belt>>({});
  const explanation = useSignal("");
  const wanting = useSignal<Wanting | null>(null);
  const shown = view.value;
  const takesCash = shown?.register.takes_cash ?? false;
  const isBlocked =
    basket.value !== null || (shown?.parked.length ?? 0) > 0 || (shown?.elsewhere.length ?? 0) > 0;
  const operators = wanting.value !== null && "operators" in wanting.value ? wanting.value.operators : [];
  const difference =
    wanting.value !== null && "difference" in wanting.value ? wanting.value.difference : null;
  const beltSum = Object.values(belts.value).reduce((all, belt) => all + belt.counted_ore, 0);
  const cash = bySum.value ? oreOf(sum.value) : sumOf(pieces.value);
  const counted = operators.length > 0 ? beltSum : cash;
  const isReady = !isBlocked && (!takesCash || counted !== null);
  const take = async () => {
    const why = explanation.value.trim();
    const besides = why === "" ? {} : { explanation: why };
    const answer = await closeDay({ ...(takesCash ? count() : {}), ...besides });
    if (answer !== null && !("difference" in answer && operators.length > 0)) wanting.value = answer;
  };
  const count = (): Counted => {
    if (operators.length > 0) return { belts: Object.values(belts.value) };
    return bySum.value || cash === 0 ? { counted_ore: cash ?? 0 } : { denominations: pieces.value };
  };
  return (
    <Panel
      title={t("close_day")}
      lead={leadOf(isDemanded, takesCash)}
      closes={!isDemanded}
      onSubmit={() => {
        if (isReady) void take();
      }}
      actions={
        <>
          <Submit icon="moon" label={t("take_z")} ready={isReady} />
          {takesCash && (
            <p class="remaining">
              <span>{t("counted")}</span>
              <strong class="amount">{kroner(counted ?? 0)}</strong>
            </p>
          )}
        </>
      }
    >
      {isBlocked && <Standing />}
      {difference !== null && <Difference kroner={difference} explanation={explanation} />}
      {operators.length > 0 && <CountBelts operators={operators} belts={belts} />}
      {takesCash && !isBlocked && operators.length === 0 && (
        <CountDrawer bySum={bySum} sum={sum} pieces={pieces} />
      )}
    </Panel>
  );
}

interface CountProps {
  bySum: Signal<boolean>;
  sum: Signal<string>;
  pieces: Signal<Record<string, number>>;
}

function CountDrawer({ bySum, sum, pieces }: CountProps) {
  return (
    <>
      <Choice
        label={t("count_title")}
        options={[
          { value: "pieces", label: t("by_denomination") },
          { value: "sum", label: t("by_sum") },
        ]}
        value={bySum.value ? "sum" : "pieces"}
        onChoose={(way) => {
          bySum.value = way === "sum";
        }}
      />
      {bySum.value ? (
        <Field label={t("counted")} value={sum} kind="amount" unit="kr" first />
      ) : (
        <CountCash pieces={pieces} />
      )}
    </>
  );
}

/** The difference, told only now that the count is in, and the field for what it comes from. */
function Difference({ kroner: amount, explanation }: { kroner: string; explanation: Signal<string> }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector("input")?.focus();
  }, []);
  return (
    <div class="difference" role="alert" ref={box}>
      <p>{t("difference", { amount: inNorwegian(amount) })}</p>
      <Field label={t("explanation")} value={explanation} wide />
    </div>
  );
}

/** The sales that stand in the way of a Z, and what can be done with them here. */
function Standing() {
  const parked = view.value?.parked ?? [];
  const elsewhere = view.value?.elsewhere ?? [];
  const isOpen = basket.value !== null;
  return (
    <section class="standing">
      <p>{t("sales_stand_open", { count: parked.length + elsewhere.length + (isOpen ? 1 : 0) })}</p>
      <ul class="rows">
        {basket.value !== null && (
          <li class="row">
            <strong class="row-text">{t("open_sale")}</strong>
            <span class="amount">{kroner(basket.value.gross_ore)}</span>
            {!view.value?.must_close_day && (
              <button type="button" class="key" onClick={backToSale}>
                <span class="label">{t("show")}</span>
              </button>
            )}
            <CommandButton of="abort" class="key quiet" />
          </li>
        )}
        {parked.map((one) => (
          <ParkedRow key={one.basket_id} parked={one} blocked={isOpen} />
        ))}
        {elsewhere.map((one) => (
          <ElsewhereRow key={one.device} sale={one} />
        ))}
      </ul>
    </section>
  );
}

function leadOf(isDemanded: boolean, takesCash: boolean): string {
  if (isDemanded) return t("must_close", { day: dayName(view.value?.used_on ?? "") });
  return takesCash ? t("count_hint") : t("no_cash_here");
}

function backToSale(): void {
  task.value = null;
}

/** Kroner as a refusal's facts tell them, with the comma and the minus of the screen. */
function inNorwegian(amount: string): string {
  return amount.replace(".", ",").replace("-", "\u2212");
}

function dayName(date: string): string {
  if (date === "") return "";
  const noon = new Date(`${date}T12:00:00`);
  return noon.toLocaleDateString("nb", { weekday: "long", day: "numeric", month: "long" });
}
