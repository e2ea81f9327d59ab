// Opening the day: what the register stands on, what was counted last, and the float (KSF-2-5-a).

import { useSignal } from "@preact/signals";
import { kroner, oreOf, shortKroner } from "../../writing/money.ts";
import { declareFloat } from "../actions/day.ts";
import { may, view } from "../counter/state.ts";
import { run } from "../keys/commands.ts";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Reasons } from "../parts/reasons.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";
import { SystemCheckList } from "./system_check.tsx";

export function DeclareFloat() {
  const amount = useSignal("");
  const explanation = useSignal("");
  const expected = view.value?.float_expected_ore ?? null;
  const isBelt = view.value?.register.drawer === "none_per_operator";
  const ore = oreOf(amount.value);
  const differs = expected !== null && ore !== null && ore !== expected;
  return (
    <Panel
      title={t("float_title")}
      lead={isBelt ? t("float_question_belt") : t("float_question")}
      closes={false}
      onSubmit={() => {
        if (ore !== null) void declareFloat(ore, explanation.value.trim());
      }}
      actions={
        <Submit label={t("float_do")} sum={ore === null ? undefined : kroner(ore)} ready={ore !== null} />
      }
    >
      <Field label={t("amount_kr")} value={amount} kind="amount" unit="kr" first />
      {expected === null ? (
        <p class="hint">{t("float_first")}</p>
      ) : (
        <p class="float-last">
          <span>{t("float_last")}</span>
          <strong class="amount">{kroner(expected)}</strong>
          <button
            type="button"
            class="chip"
            onClick={(event) => {
              letGo(event);
              amount.value = shortKroner(expected);
            }}
          >
            {t("float_same", { amount: shortKroner(expected) })}
          </button>
          {may("z_report") && (
            <button type="button" class="chip" onClick={() => run("cash_report")}>
              {t("show_last_close")}
            </button>
          )}
        </p>
      )}
      {differs && (
        <>
          <p class="hint">{t("float_differs", { difference: kroner(ore - expected) })}</p>
          <Reasons
            value={explanation}
            label={t("explanation")}
            words={["float_to_bank", "float_to_safe", "float_from_safe"]}
          />
        </>
      )}
      <SystemCheckList />
    </Panel>
  );
}
