// Whether the customer is old enough.

import { Icon } from "../../signs/icon.tsx";
import { add } from "../actions/basket.ts";
import { task, type Wanted } from "../counter/state.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

interface Props {
  wanted: Wanted;
  title: string;
  age: number;
  /** The last birthday that is early enough, as the register's own calendar has it. */
  born: string;
}

export function AskAge({ wanted, title, age, born }: Props) {
  return (
    <Panel
      title={t("ask_age", { age })}
      lead={t("ask_age_why", { name: title, age })}
      onSubmit={() => void add({ ...wanted, age_confirmed: true }, title)}
      actions={
        <>
          <Submit label={t("age_confirmed")} />
          <button
            type="button"
            class="key"
            onClick={() => {
              task.value = null;
            }}
          >
            <Icon name="cross" />
            <span class="label">{t("age_refused")}</span>
          </button>
        </>
      }
    >
      <p class="born">{t("born_before", { date: born })}</p>
    </Panel>
  );
}
