// A day that is not open, before somebody who does not sell: an inspector or an accountant has no float to count.

import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words/say.ts";
import { SystemCheckList } from "./system_check.tsx";

export function NotOpened() {
  return (
    <Panel
      title={t("not_opened")}
      lead={t("not_opened_lead")}
      closes={false}
      actions={
        <>
          <CommandButton of="journal" />
          <CommandButton of="office" />
        </>
      }
    >
      <SystemCheckList />
    </Panel>
  );
}
