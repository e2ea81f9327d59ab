// Who is signed on, and how the screen is to be for them.

import type { Preferences } from "../../register/people.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../../writing/language.ts";
import { prefer } from "../actions/preferences.ts";
import { setLock } from "../actions/session.ts";
import { preferences } from "../counter/preferences.ts";
import { may, view } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { language, t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

const HANDS = ["right", "left"] as const;
const SOUNDS = ["off", "soft", "normal", "loud"] as const;
const MINUTES = ["1", "2", "5", "10", "30", "0"] as const;
const SCHEMES = ["system", "light", "dark"] as const;

export function Person() {
  const operator = view.value?.operator;
  return (
    <Panel
      title={operator?.first_name ?? ""}
      lead={t("follows_you")}
      actions={
        <>
          <CommandButton of="lock" class="key strong" />
          <CommandButton of="switch" />
          <CommandButton of="sign_off" />
          <CommandButton of="stop" />
        </>
      }
    >
      <div class="preferences">
        <Choice
          label={t("language")}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={language()}
          onChoose={(chosen) => void prefer({ language: chosen })}
        />
        <OneOf of="hand" values={HANDS} />
        <OneOf of="sound" values={SOUNDS} />
        <OneOf of="scheme" values={SCHEMES} />
      </div>
      <p class="hint">{t("sound_hint")}</p>
      {may("administer") && <LockAfter />}
    </Panel>
  );
}

/** What holds for everybody at this register; for who runs the shop. */
function LockAfter() {
  return (
    <Choice
      label={t("lock_after")}
      options={MINUTES.map((value) => ({
        value,
        label: value === "0" ? t("lock_never") : t("minutes", { count: value }),
      }))}
      value={String(view.value?.register.lock_after_minutes) as (typeof MINUTES)[number]}
      onChoose={(value) => void setLock(Number(value))}
    />
  );
}

function OneOf<Name extends "hand" | "sound" | "scheme">({
  of,
  values,
}: {
  of: Name;
  values: readonly Preferences[Name][];
}) {
  return (
    <Choice<Preferences[Name]>
      label={t(of)}
      options={values.map((value) => ({ value, label: t(`${of}_${value}` as Key) }))}
      value={preferences.value[of]}
      onChoose={(value) => void prefer({ [of]: value })}
    />
  );
}
