// Who is signed on, and in which language the screen speaks to them.

import { speak } from "../actions/session.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../language.ts";
import { Choice } from "../parts/choice.tsx";
import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { view } from "../state.ts";
import { language, t } from "../words.ts";

export function Person() {
  const operator = view.value?.operator;
  return (
    <Panel
      title={operator?.first_name ?? ""}
      lead={operator?.operator_id ?? ""}
      actions={
        <>
          <CommandButton of="sign_off" class="key strong" />
          <CommandButton of="stop" />
        </>
      }
    >
      <Choice
        label={t("language")}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        value={language()}
        onChoose={speak}
      />
    </Panel>
  );
}
