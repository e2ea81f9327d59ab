// A sale that is set aside here, and one that is open at another device.

import type { Elsewhere, Parked } from "../../register/view.ts";
import { Icon } from "../../signs/icon.tsx";
import { clockTime } from "../../writing/clock.ts";
import { kroner } from "../../writing/money.ts";
import { abort, fetchFrom, printParked, resume } from "../actions/parking.ts";
import { t } from "../words/say.ts";

interface RowProps {
  parked: Parked;
  blocked: boolean;
  /** Whether the cursor goes to it when its panel opens, so that Enter takes it up. */
  first?: boolean;
}

export function ParkedRow({ parked, blocked, first = false }: RowProps) {
  return (
    <li class="row wraps">
      <span class="row-text">
        <strong>{parked.name}</strong>
        <small>
          {timeOf(parked.at)} ·{" "}
          {parked.lines === 1 ? t("one_line") : t("line_count", { count: parked.lines })}
        </small>
      </span>
      <span class="amount">{kroner(parked.gross_ore)}</span>
      <span class="row-actions">
        <button
          type="button"
          class="key quiet"
          aria-label={t("parked_slip_of", { name: parked.name })}
          onClick={() => void printParked(parked.basket_id)}
        >
          <Icon name="printer" />
          <span class="label">{t("parked_slip")}</span>
        </button>
        <button
          type="button"
          class="key"
          disabled={blocked}
          data-first={first ? "" : undefined}
          onClick={() => void resume(parked.basket_id)}
        >
          <Icon name="play" />
          <span class="label">{t("resume")}</span>
        </button>
        <button
          type="button"
          class="key quiet"
          disabled={blocked}
          aria-label={t("abort_parked", { name: parked.name })}
          onClick={() => void abort(parked.basket_id)}
        >
          <Icon name="cross" />
          <span class="label">{t("abort")}</span>
        </button>
      </span>
    </li>
  );
}

/** A sale that is open at another device, and the way to bring it here. */
export function ElsewhereRow({ sale }: { sale: Elsewhere }) {
  const name = sale.name || t("own_screen");
  return (
    <li class="row">
      <span class="row-text">
        <strong>{t("open_elsewhere", { name })}</strong>
        <small>
          {sale.operator} · {sale.lines === 1 ? t("one_line") : t("line_count", { count: sale.lines })}
        </small>
      </span>
      <span class="amount">{kroner(sale.gross_ore)}</span>
      <button type="button" class="key" onClick={() => void fetchFrom(sale.device)}>
        <Icon name="down" />
        <span class="label">{t("fetch_here")}</span>
      </button>
    </li>
  );
}

function timeOf(moment: string): string {
  return clockTime(new Date(moment));
}
