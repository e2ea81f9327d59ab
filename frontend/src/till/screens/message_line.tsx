// One line that says what happened: a refusal, a thing done, a hint. And whether the register is there.

import { Icon } from "../../signs/icon.tsx";
import { clockTime, isClockWrong } from "../../writing/clock.ts";
import { nextStep } from "../actions/next_step.ts";
import { isOnline, isPaying, message, newestPaper, settled, view } from "../counter/state.ts";
import { isVersionReady } from "../line/version.ts";
import { PrintElsewhere, PrinterSign, printerSentence, printerTrouble } from "../paper/printer_sign.tsx";
import { CommandButton } from "../parts/command_button.tsx";
import { useNow } from "../parts/now.ts";
import { documentName } from "../parts/paper.tsx";
import { t } from "../words/say.ts";

const ICONS = { refused: "warning", done: "check", hint: "clock" } as const;

export function MessageLine() {
  const said = message.value;
  const isLost = !isOnline.value;
  const printer = printerTrouble() === null ? "calm" : "warned";
  const tone = isLost ? "refused" : (said?.tone ?? printer);
  return (
    <div class={`message ${tone}`}>
      <p role={tone === "refused" ? "alert" : "status"}>
        {isLost ? (
          <>
            <Icon name="warning" />
            <span>{isPaying.value ? t("waiting_for_answer") : t("connection_lost")}</span>
          </>
        ) : (
          <Said />
        )}
      </p>
      {isLost || said !== null ? <PrinterSign /> : null}
      {!isLost && <NextStep />}
      <Status />
      <PrintElsewhere />
      <PaperButton />
    </div>
  );
}

/** What was just said; else what the printer needs. */
function Said() {
  const said = message.value;
  const sentence = printerSentence();
  if (said !== null) {
    return (
      <>
        <Icon name={ICONS[said.tone]} />
        <span>{said.text}</span>
      </>
    );
  }
  if (sentence === null) return null;
  return (
    <>
      <Icon name="printer" />
      <span class="warned-text">{sentence}</span>
    </>
  );
}

/** The one thing to do about a refusal. */
function NextStep() {
  const step = nextStep.value;
  return step && <CommandButton of="next_step" class="key small step" label={t(step.word)} />;
}

/** Where and when; seen only while there is nothing more important to read. */
function Status() {
  const now = useNow();
  return (
    <span class={isClockWrong.value ? "status wrong-clock" : "status"}>
      {isClockWrong.value && (
        <>
          <Icon name="warning" /> {t("clock_wrong")} ·{" "}
        </>
      )}
      {isVersionReady.value && `${t("version_ready")} · `}
      {view.value?.register.register_id} · {clockTime(now)}
    </span>
  );
}

/** What the printer last put out, when it is drawn on the screen; or what it needs. */
function PaperButton() {
  const inDoubt = view.value?.documents_in_doubt ?? 0;
  const waiting = view.value?.documents_waiting ?? 0;
  const newest = view.value?.printer_on_screen ? newestPaper.value : null;
  if (inDoubt > 0) {
    return <CommandButton of="papers" class="key small asks" label={t("in_doubt", { count: inDoubt })} />;
  }
  const offered = view.value?.receipts_offered ?? 0;
  if (offered > 0 && settled.value === null) {
    return <CommandButton of="papers" class="key small" label={t("not_fetched", { count: offered })} />;
  }
  if (waiting > 1)
    return <CommandButton of="papers" class="key small" label={t("waiting", { count: waiting })} />;
  if (newest === null) return null;
  const label = t("newest_paper", { document: documentName(newest.document) });
  return <CommandButton of="papers" class="key small newest-paper" label={label} />;
}
