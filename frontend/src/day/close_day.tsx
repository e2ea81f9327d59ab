// Closing the day: parked sales settled, the cash counted blind, a difference explained, the Z.

import { useSignal } from "@preact/signals";
import { type Counted, closeDay } from "../actions/day.ts";
import { kroner, oreOf } from "../money.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { ParkedRow } from "../sale/parked_sales.tsx";
import { basket, task, view } from "../state.ts";
import { t } from "../words.ts";
import { CountCash, sumOf } from "./count_cash.tsx";

export function CloseDay({ isDemanded = false }: { isDemanded?: boolean }) {
  const bySum = useSignal(false);
  const sum = useSignal("");
  const pieces = useSignal<Record<string, number>>({});
  const explanation = useSignal("");
  const difference = useSignal<string | null>(null);
  const shown = view.value;
  const takesCash = shown?.register.takes_cash ?? false;
  const isBlocked = basket.value !== null || (shown?.parked.length ?? 0) > 0;
  const counted = bySum.value ? oreOf(sum.value) : sumOf(pieces.value);
  const isReady =
    !isBlocked && (!takesCash || counted !== null) && isExplained(difference.value, explanation.value);
  const take = async () => {
    const how: Counted = bySum.value ? { counted_ore: counted ?? 0 } : { denominations: pieces.value };
    const count = sumOf(pieces.value) === 0 && !bySum.value ? { counted_ore: 0 } : how;
    const besides = explanation.value.trim() === "" ? {} : { explanation: explanation.value.trim() };
    difference.value = await closeDay({ ...(takesCash ? count : {}), ...besides });
  };
  return (
    <Panel
      title={t("close_day")}
      lead={isDemanded ? t("must_close", { day: dayName(shown?.used_on ?? "") }) : t("count_hint")}
      closes={!isDemanded}
      onSubmit={() => {
        if (isReady) void take();
      }}
      actions={<Submit icon="moon" label={t("take_z")} ready={isReady} />}
    >
      {isBlocked && <Standing />}
      {!takesCash && <p class="hint">{t("no_cash_here")}</p>}
      {takesCash && !isBlocked && (
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
          <p class="remaining">
            <span>{t("counted")}</span>
            <strong class="amount">{kroner(counted ?? 0)}</strong>
          </p>
        </>
      )}
      {difference.value !== null && (
        <div class="difference" role="alert">
          <p>{t("difference", { amount: difference.value.replace(".", ",").replace("-", "−") })}</p>
          <Field label={t("explanation")} value={explanation} wide />
        </div>
      )}
    </Panel>
  );
}

/** The sales that stand in the way of a Z, and what can be done with them here. */
function Standing() {
  const parked = view.value?.parked ?? [];
  const isOpen = basket.value !== null;
  return (
    <section class="standing">
      <p>{t("sales_stand_open", { count: parked.length + (isOpen ? 1 : 0) })}</p>
      <ul class="rows">
        {basket.value !== null && (
          <li class="row">
            <strong class="row-text">{t("open_sale")}</strong>
            <span class="amount">{kroner(basket.value.gross_ore)}</span>
            <button type="button" class="key" onClick={backToSale}>
              <span class="label">{t("show")}</span>
            </button>
          </li>
        )}
        {parked.map((one) => (
          <ParkedRow key={one.basket_id} parked={one} blocked={isOpen} />
        ))}
      </ul>
    </section>
  );
}

function backToSale(): void {
  task.value = null;
}

function isExplained(difference: string | null, explanation: string): boolean {
  return difference === null || explanation.trim() !== "";
}

function dayName(date: string): string {
  if (date === "") return "";
  const noon = new Date(`${date}T12:00:00`);
  return noon.toLocaleDateString("nb", { weekday: "long", day: "numeric", month: "long" });
}
