// One paper, as it came out: a report, a copy.

import { task } from "../counter/state.ts";
import { Panel } from "../parts/panel.tsx";
import { documentName, Paper } from "../parts/paper.tsx";

export function PaperTask({ job, document }: { job: number; document: string }) {
  return (
    <Panel
      title={documentName(document)}
      onSubmit={() => {
        task.value = null;
      }}
    >
      <Paper job={job} title={documentName(document)} />
    </Panel>
  );
}
