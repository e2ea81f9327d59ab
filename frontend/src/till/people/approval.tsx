// Somebody who may approves one thing for the one at the till: what it is, who, and her PIN.

import { useLayoutEffect } from "preact/hooks";
import type { Person } from "../../register/people.ts";
import { kroner } from "../../writing/money.ts";
import { approve } from "../actions/approve.ts";
import { type Asked, answerApproval } from "../counter/approving.ts";
import { people, view } from "../counter/state.ts";
import { ask, chosen } from "../keys/pin_entry.ts";
import { Panel } from "../parts/panel.tsx";
import { People, PinPad } from "../parts/pin_pad.tsx";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

export function Approve({ asked }: { asked: Asked }) {
  const approvers = people.value.filter((person) => person.lends.includes(asked.right));
  useLayoutEffect(() => {
    const enter = (person: Person, pin: string) => approve(person.operator_id, pin);
    const [only] = approvers;
    return ask({ people: approvers, enter }, approvers.length === 1 ? (only ?? null) : null);
  }, [asked.approval]);
  const name = view.value?.operator?.first_name ?? "";
  return (
    <Panel
      title={t("approve_title")}
      lead={t(asked.isAnew ? "approve_anew" : "approve_lead", { name })}
      onClose={() => answerApproval(false)}
    >
      <p class="approve-what">
        <strong>{t(`right_${asked.right}` as Key)}</strong>
        {asked.amountOre !== null && <strong class="amount">{kroner(asked.amountOre)}</strong>}
        <span>{asked.subject}</span>
      </p>
      <div class="who-is-it">
        {chosen.value === null ? (
          <People of={approvers} />
        ) : (
          <>
            <h3>{t("enter_pin", { name: chosen.value.first_name })}</h3>
            <PinPad go={t("approve")} mayChoose={approvers.length > 1} />
          </>
        )}
      </div>
    </Panel>
  );
}
