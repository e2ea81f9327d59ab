// Counting the drawer, or what one operator keeps of her own (KSF-2-2-b): in pieces, or only the sum.

import { kroner } from "../../writing/money.ts";
import { people } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { t } from "../words/say.ts";
import { countedOf, type Purse } from "./close_form.ts";
import { CountCash } from "./count_cash.tsx";

export function CountPurse({ purse, first }: { purse: Purse; first: boolean }) {
  const { operator, bySum, sum, pieces } = purse;
  const name = nameOf(operator);
  const title = operator === "" ? t("count_title") : t("counted_by", { name });
  return (
    <section class="purse">
      <header>
        <Choice
          label={title}
          options={[
            { value: "pieces", label: t("by_denomination") },
            { value: "sum", label: t("by_sum") },
          ]}
          value={bySum.value ? "sum" : "pieces"}
          onChoose={(way) => {
            bySum.value = way === "sum";
          }}
        />
        {operator !== "" && !bySum.value && <strong class="amount">{kroner(countedOf(purse) ?? 0)}</strong>}
      </header>
      {bySum.value ? (
        <Field
          label={operator === "" ? t("counted") : t("sum_of", { name })}
          value={sum}
          kind="amount"
          unit="kr"
          first={first}
          step
        />
      ) : (
        <CountCash pieces={pieces} />
      )}
    </section>
  );
}

/** What an operator is called. */
export function nameOf(operator: string): string {
  return people.value.find((person) => person.operator_id === operator)?.first_name ?? operator;
}
