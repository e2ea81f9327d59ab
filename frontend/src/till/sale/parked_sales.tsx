// The sales that were set aside.

import { basket, view } from "../counter/state.ts";
import { Panel } from "../parts/panel.tsx";
import { ElsewhereRow, ParkedRow } from "../parts/parked_rows.tsx";
import { t } from "../words/say.ts";

export function ParkedSales() {
  const parked = view.value?.parked ?? [];
  const elsewhere = view.value?.elsewhere ?? [];
  const blocked = basket.value !== null;
  return (
    <Panel title={t("parked_title")} lead={blocked && parked.length > 0 ? t("parked_hint") : ""}>
      {parked.length + elsewhere.length === 0 && <p class="nothing">{t("parked_none")}</p>}
      <ul class="rows">
        {parked.map((one, place) => (
          <ParkedRow key={one.basket_id} parked={one} blocked={blocked} first={place === 0} />
        ))}
        {elsewhere.map((one) => (
          <ElsewhereRow key={one.device} sale={one} />
        ))}
      </ul>
    </Panel>
  );
}
