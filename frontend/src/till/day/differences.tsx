// The differences, told only now that the count is in, each with a field for what it comes from.

import { useLayoutEffect, useRef } from "preact/hooks";
import { kroner } from "../../writing/money.ts";
import { Field } from "../parts/field.tsx";
import { t } from "../words/say.ts";
import { terminalName } from "./ask_terminal.tsx";
import { type CloseForm, type Purse, partOf, type Terminal } from "./close_form.ts";
import { nameOf } from "./count_purse.tsx";

/** Differences in øre by what they are of, as the register names it. */
export type Differences = Readonly<Record<string, number>>;

export function Explain({ form, differences }: { form: CloseForm; differences: Differences }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector("input")?.focus();
    box.current?.scrollIntoView({ block: "start" });
  }, [differences]);
  const wanting = [...form.purses, ...form.terminals].filter((one) => partOf(one) in differences);
  return (
    <div class="difference" role="alert" data-steps="" ref={box}>
      {wanting.map((one) => {
        const amount = kroner(differences[partOf(one)] ?? 0);
        return (
          <div key={partOf(one)}>
            <p>{"tender" in one ? terminalDiffers(one, amount) : cashDiffers(one, amount)}</p>
            <Field
              label={wanting.length === 1 ? t("explanation") : t("explanation_of", { name: whatOf(one) })}
              value={one.why}
              wide
              step
            />
          </div>
        );
      })}
    </div>
  );
}

function cashDiffers(purse: Purse, amount: string): string {
  if (purse.operator === "") return t("difference", { amount });
  return t("difference_of", { name: nameOf(purse.operator), amount });
}

function terminalDiffers({ tender }: Terminal, amount: string): string {
  return t("terminal_differs", { name: terminalName(tender), amount });
}

function whatOf(one: Purse | Terminal): string {
  if ("tender" in one) return terminalName(one.tender);
  return one.operator === "" ? t("cash") : nameOf(one.operator);
}
