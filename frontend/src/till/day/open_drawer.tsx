// Opening the drawer without a sale: counted on the Z, so it wants a reason.

import { useSignal } from "@preact/signals";
import { openDrawer } from "../actions/day.ts";
import { Panel } from "../parts/panel.tsx";
import { Reasons } from "../parts/reasons.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function OpenDrawer() {
  const reason = useSignal("");
  const isReady = reason.value.trim() !== "";
  return (
    <Panel
      title={t("open_drawer")}
      lead={t("open_drawer_hint")}
      onSubmit={() => {
        if (isReady) void openDrawer(reason.value.trim());
      }}
      actions={<Submit icon="drawer" label={t("open_drawer")} ready={isReady} />}
    >
      <Reasons value={reason} first words={["reason_change", "reason_check", "reason_mistake"]} />
    </Panel>
  );
}
