// The sales that stand in the way of a Z, and what can be done with them here.

import { kroner } from "../../writing/money.ts";
import { basket, task, view } from "../counter/state.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { ElsewhereRow, ParkedRow } from "../parts/parked_rows.tsx";
import { t } from "../words/say.ts";

export function Standing() {
  const parked = view.value?.parked ?? [];
  const elsewhere = view.value?.elsewhere ?? [];
  const isOpen = basket.value !== null;
  return (
    <section class="standing">
      <p>{t("sales_stand_open", { count: parked.length + elsewhere.length + (isOpen ? 1 : 0) })}</p>
      <ul class="rows">
        {basket.value !== null && (
          <li class="row">
            <strong class="row-text">{t("open_sale")}</strong>
            <span class="amount">{kroner(basket.value.gross_ore)}</span>
            {!view.value?.must_close_day && (
              <button type="button" class="key" onClick={backToSale}>
                <span class="label">{t("show")}</span>
              </button>
            )}
            <CommandButton of="abort" class="key quiet" />
          </li>
        )}
        {parked.map((one) => (
          <ParkedRow key={one.basket_id} parked={one} blocked={isOpen} />
        ))}
        {elsewhere.map((one) => (
          <ElsewhereRow key={one.device} sale={one} />
        ))}
      </ul>
    </section>
  );
}

function backToSale(): void {
  task.value = null;
}
