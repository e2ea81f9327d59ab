// What each operator counted of her own, where there is no shared drawer (KSF-2-2-b).

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { oreOf } from "../money.ts";
import { Field } from "../parts/field.tsx";
import { people } from "../state.ts";
import { t } from "../words.ts";

/** One operator's count. */
export interface Belt {
  operator: string;
  counted_ore: number;
  explanation?: string;
}

interface Props {
  operators: readonly string[];
  belts: Signal<Record<string, Belt>>;
}

export function CountBelts({ operators, belts }: Props) {
  return operators.map((operator) => <BeltFields key={operator} operator={operator} belts={belts} />);
}

function BeltFields({ operator, belts }: { operator: string; belts: Props["belts"] }) {
  const sum = useSignal("");
  const explanation = useSignal("");
  useEffect(() => {
    const ore = oreOf(sum.value);
    const { [operator]: _, ...others } = belts.peek();
    const why = explanation.value.trim();
    const belt = { operator, counted_ore: ore ?? 0, ...(why !== "" && { explanation: why }) };
    belts.value = ore === null ? others : { ...others, [operator]: belt };
  }, [sum.value, explanation.value]);
  const name = people.value.find((person) => person.operator_id === operator)?.first_name ?? operator;
  return (
    <div class="fields">
      <Field label={t("counted_by", { name })} value={sum} kind="amount" unit="kr" />
      <Field label={t("explanation")} value={explanation} hint={t("optional")} />
    </div>
  );
}
