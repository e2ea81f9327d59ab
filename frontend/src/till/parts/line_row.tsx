// A line of the basket, and what can be done with it once it is chosen.

import { useComputed } from "@preact/signals";
import type { Line } from "../../register/view.ts";
import { Icon, type IconName } from "../../signs/icon.tsx";
import { kroner } from "../../writing/money.ts";
import { isByPiece, ONE_MILLI, quantity } from "../../writing/quantity.ts";
import { remove, setQuantity, step } from "../actions/basket.ts";
import { digitsMilli } from "../counter/buffer.ts";
import { selectedLine } from "../counter/state.ts";
import { isReady, run } from "../keys/commands.ts";
import { drawnBuffer } from "../keys/drawn_buffer.ts";
import { t } from "../words/say.ts";
import { letGo } from "./command_button.tsx";
import { Keys } from "./keys.tsx";

/** A line; the deposit of a bottle follows it and is not chosen by itself. */
export function LineRow({ line, isNewest }: { line: Line; isNewest: boolean }) {
  const isChosen = useComputed(() => selectedLine.value === line.line_id).value;
  const style = [
    "line",
    line.is_deposit && "deposit",
    line.is_return && "returned",
    isNewest && "newest",
    isChosen && "chosen",
  ];
  const text = (
    <>
      <span class="line-name">
        {line.is_return && <em class="badge">{t("returned_goods")}</em>}
        {line.name}
      </span>
      <span class="line-amount amount">{kroner(listed(line))}</span>
      <Quantity of={line} />
      {line.short && (
        <span class="line-note">
          {t("line_short", {
            name: line.short.name,
            left: quantity(line.short.left_milli),
            unit: line.short.unit,
          })}
        </span>
      )}
      {line.note !== "" && <span class="line-note">{line.note}</span>}
      {line.campaigns.map((cut) => (
        <Off key={cut.name} label={cut.name} ore={cut.off_ore} />
      ))}
      {line.discount_ore !== 0 && <Off label={t("discounts")} ore={line.discount_ore} />}
      {line.sale_discount_ore !== 0 && <Off label={t("sale_discount_share")} ore={line.sale_discount_ore} />}
    </>
  );
  return (
    <li class={style.filter(Boolean).join(" ")}>
      {line.deposit_of !== null ? (
        <div class="line-main">{text}</div>
      ) : (
        <button
          type="button"
          class="line-main"
          aria-expanded={isChosen}
          onClick={(event) => {
            letGo(event);
            selectedLine.value = isChosen ? null : line.line_id;
          }}
        >
          {text}
        </button>
      )}
      {isChosen && <Actions line={line} />}
    </li>
  );
}

function Quantity({ of }: { of: Line }) {
  if (of.quantity_milli === ONE_MILLI) return null;
  const each = { quantity: quantity(of.quantity_milli), unit: of.unit, price: kroner(of.unit_price_ore) };
  return <span class="line-each">{t("each", each)}</span>;
}

function Off({ label, ore }: { label: string; ore: number }) {
  return (
    <>
      <span class="line-off">{label}</span>
      <span class="line-off amount">{kroner(-ore)}</span>
    </>
  );
}

function Actions({ line }: { line: Line }) {
  const keyed = digitsMilli(drawnBuffer.value);
  return (
    <fieldset class="line-actions" aria-label={t("line_actions")}>
      {!line.is_return && (
        <>
          {isByPiece(line.unit) && <Do label={t("one_less")} icon="minus" keys="−" run={() => step(-1)} />}
          {isByPiece(line.unit) && <Do label={t("one_more")} icon="plus" keys="+" run={() => step(1)} />}
          {keyed !== null && (
            <Do
              label={`${quantity(keyed)} ${line.unit}`}
              icon="check"
              keys="⏎"
              run={() => setQuantity(keyed)}
            />
          )}
          <Do label={t("note")} icon="paper" keys="Alt 6" run={() => run("note")} />
          {line.discountable && (
            <Do
              label={t("discount")}
              icon="percent"
              keys="%"
              isReady={isReady("discount")}
              run={() => run("discount")}
            />
          )}
        </>
      )}
      <Do label={t("remove")} icon="trash" keys="Del" run={remove} />
    </fieldset>
  );
}

interface DoProps {
  label: string;
  icon: IconName;
  keys: string;
  run: () => void;
  isReady?: boolean;
}

function Do({ label, icon, keys, run: go, isReady: ready = true }: DoProps) {
  return (
    <button
      type="button"
      class="key small"
      disabled={!ready}
      onClick={(event) => {
        letGo(event);
        go();
      }}
    >
      <Icon name={icon} />
      <span class="label">{label}</span>
      <Keys of={keys} />
    </button>
  );
}

/** What the line costs before campaigns and discounts, which stand below it. */
function listed(line: Line): number {
  const cut_ore = line.campaigns.reduce((sum, cut) => sum + cut.off_ore, 0);
  return line.gross_ore + cut_ore + line.discount_ore + line.sale_discount_ore;
}
