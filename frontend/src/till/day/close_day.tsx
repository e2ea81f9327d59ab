// Closing the day: sales that stand settled, the cash counted blind, the terminals asked, differences explained,
// the Z. What is asked for fits on one page, and Enter goes through it.

import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { kroner } from "../../writing/money.ts";
import { closeDay, toCount } from "../actions/day.ts";
import { basket, view } from "../counter/state.ts";
import { say } from "../line/queue.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";
import { AskTerminal } from "./ask_terminal.tsx";
import { type CloseForm, closingOf, countedOf, formFor, isComplete } from "./close_form.ts";
import { CountPurse } from "./count_purse.tsx";
import { type Differences, Explain } from "./differences.tsx";
import { Standing } from "./standing.tsx";

export function CloseDay({ isDemanded = false }: { isDemanded?: boolean }) {
  const form = useSignal<CloseForm | null>(null);
  const differences = useSignal<Differences | null>(null);
  const standing = (view.value?.parked.length ?? 0) + (view.value?.elsewhere.length ?? 0);
  const isBlocked = basket.value !== null || standing > 0;
  const ask = async () => {
    const asked = await toCount();
    if (asked !== null) form.value = formFor(asked, form.value);
  };
  useEffect(() => {
    if (!isBlocked) void ask();
  }, [isBlocked]);
  const take = async () => {
    if (isBlocked || form.value === null) return;
    if (!isComplete(form.value)) {
      say("hint", t("something_wanting"));
      return;
    }
    const answer = await closeDay(closingOf(form.value));
    if (answer === "ask again") await ask();
    else differences.value = answer;
  };
  const purses = form.value?.purses ?? [];
  const counted = purses.reduce((sum, purse) => sum + (countedOf(purse) ?? 0), 0);
  return (
    <Panel
      title={t("close_day")}
      lead={leadOf(isDemanded)}
      closes={!isDemanded}
      onSubmit={() => void take()}
      actions={
        <>
          <Submit icon="moon" label={t("take_z")} ready={!isBlocked && form.value !== null} />
          {purses.length > 0 && (
            <p class="remaining">
              <span>{t("counted")}</span>
              <strong class="amount">{kroner(counted)}</strong>
            </p>
          )}
        </>
      }
    >
      {isBlocked && <Standing />}
      {form.value !== null && differences.value !== null && (
        <Explain form={form.value} differences={differences.value} />
      )}
      {!isBlocked && form.value !== null && <Asked key={partsOf(form.value)} form={form.value} />}
    </Panel>
  );
}

/** What the register asks for: each purse, each terminal. */
function Asked({ form }: { form: CloseForm }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLInputElement>("[data-first]")?.focus();
  }, []);
  return (
    <div class="asked" data-steps="" ref={box}>
      {form.purses.map((purse, place) => (
        <CountPurse key={purse.operator} purse={purse} first={place === 0} />
      ))}
      {form.terminals.length > 0 && (
        <section class="terminals">
          <h3>{t("terminals_title")}</h3>
          <div>
            {form.terminals.map((terminal, place) => (
              <AskTerminal
                key={terminal.tender}
                terminal={terminal}
                first={place === 0 && form.purses.length === 0}
              />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function partsOf(form: CloseForm): string {
  return form.purses.map((purse) => purse.operator).join("|");
}

function leadOf(isDemanded: boolean): string {
  if (isDemanded) return t("must_close", { day: dayName(view.value?.used_on ?? "") });
  return view.value?.register.takes_cash ? t("count_hint") : t("no_cash_here");
}

function dayName(date: string): string {
  if (date === "") return "";
  const noon = new Date(`${date}T12:00:00`);
  return noon.toLocaleDateString("nb", { weekday: "long", day: "numeric", month: "long" });
}
