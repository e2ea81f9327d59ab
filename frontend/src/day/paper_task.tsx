// One paper, as it came out: a report, a copy.

import { signOff } from "../actions/session.ts";
import { Icon } from "../parts/icon.tsx";
import { Panel } from "../parts/panel.tsx";
import { Paper } from "../parts/paper.tsx";
import { task } from "../state.ts";
import { t } from "../words.ts";
import { documentName } from "./papers.tsx";

export function PaperTask({ job, document }: { job: number; document: string }) {
  const isClosed = document === "z_report";
  return (
    <Panel
      title={isClosed ? t("z_done") : documentName(document)}
      onSubmit={goOn}
      actions={
        isClosed && (
          <>
            <button type="button" class="key strong" data-first="" onClick={() => void signOff()}>
              <Icon name="leave" />
              <span class="label">{t("sign_off")}</span>
            </button>
            <button type="button" class="key" onClick={goOn}>
              <span class="label">{t("next_day")}</span>
            </button>
          </>
        )
      }
    >
      <Paper job={job} title={documentName(document)} />
    </Panel>
  );
}

function goOn(): void {
  task.value = null;
}
