// Somebody else takes over, quickly: names and a PIN beside the basket, which stays.

import { useLayoutEffect } from "preact/hooks";
import { signOn } from "../actions/session.ts";
import { people, view } from "../counter/state.ts";
import { ask, chosen } from "../keys/pin_entry.ts";
import { Panel } from "../parts/panel.tsx";
import { People, PinPad } from "../parts/pin_pad.tsx";
import { t } from "../words/say.ts";

export function SwitchPerson() {
  const here = view.value?.operator?.operator_id;
  const others = people.value.filter((person) => person.operator_id !== here);
  useLayoutEffect(() => {
    const [only] = others;
    const question = {
      people: others,
      enter: (person: { operator_id: string }, pin: string) => signOn(person.operator_id, pin),
    };
    return ask(question, others.length === 1 ? (only ?? null) : null);
  }, [here]);
  return (
    <Panel
      title={chosen.value === null ? t("switch_person") : t("enter_pin", { name: chosen.value.first_name })}
      lead={t("switch_hint")}
    >
      <div class="who-is-it">
        {chosen.value === null ? (
          <People of={others} />
        ) : (
          <PinPad go={t("take_over")} mayChoose={others.length > 1} />
        )}
      </div>
    </Panel>
  );
}
