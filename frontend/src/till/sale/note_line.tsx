// A note for the receipt on a line: beside the article's name, which nobody can change.

import { useSignal } from "@preact/signals";
import type { Line } from "../../register/view.ts";
import { Icon } from "../../signs/icon.tsx";
import { noteLine } from "../actions/basket.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

const NOTE_LENGTH_MAX = 80;

export function NoteLine({ line }: { line: Line }) {
  const note = useSignal(line.note);
  const written = note.value.trim();
  const isReady = written !== line.note && written.length <= NOTE_LENGTH_MAX;
  return (
    <Panel
      title={t("note_on", { name: line.name })}
      lead={t("note_lead")}
      onSubmit={() => {
        if (isReady) void noteLine(line.line_id, written);
      }}
      actions={
        <>
          <Submit icon="paper" label={t("note_do")} ready={isReady} />
          {line.note !== "" && (
            <button type="button" class="key" onClick={() => void noteLine(line.line_id, "")}>
              <Icon name="trash" />
              <span class="label">{t("note_away")}</span>
            </button>
          )}
        </>
      }
    >
      <Field label={t("note_text", { limit: NOTE_LENGTH_MAX })} value={note} first wide />
    </Panel>
  );
}
