// One line that says what happened: a refusal, a thing done, a hint. And whether the register is there.

import { CommandButton } from "../parts/command_button.tsx";
import { Icon } from "../parts/icon.tsx";
import { clockTime, useNow } from "../parts/now.ts";
import { isOnline, isPaying, message, view } from "../state.ts";
import { t } from "../words.ts";

const ICONS = { refused: "warning", done: "check", hint: "clock" } as const;

export function MessageLine() {
  const shown = view.value;
  const said = message.value;
  const inDoubt = shown?.documents_in_doubt ?? 0;
  const waiting = shown?.documents_waiting ?? 0;
  const isLost = !isOnline.value;
  const tone = isLost ? "refused" : (said?.tone ?? "calm");
  return (
    <div class={`message ${tone}`}>
      <p role={tone === "refused" ? "alert" : "status"}>
        {isLost ? (
          <>
            <Icon name="warning" />
            <span>{isPaying.value ? t("waiting_for_answer") : t("connection_lost")}</span>
          </>
        ) : (
          said && (
            <>
              <Icon name={ICONS[said.tone]} />
              <span>{said.text}</span>
            </>
          )
        )}
      </p>
      <Status />
      {inDoubt > 0 ? (
        <CommandButton of="papers" class="key small asks" label={t("in_doubt", { count: inDoubt })} />
      ) : (
        waiting > 1 && (
          <CommandButton of="papers" class="key small" label={t("waiting", { count: waiting })} />
        )
      )}
    </div>
  );
}

/** Where and when; seen only while there is nothing more important to read. */
function Status() {
  const now = useNow();
  return (
    <span class="status">
      {view.value?.register.register_id} · {clockTime(now)}
    </span>
  );
}
