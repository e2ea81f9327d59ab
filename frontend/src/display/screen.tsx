// The display: who the shop is, the goods as they come, what is to be paid; then the change and the receipt.

import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../signs/icon.tsx";
import { Qr } from "../signs/qr.tsx";
import { kroner, percent } from "../writing/money.ts";
import { isByPiece, ONE_MILLI, quantity } from "../writing/quantity.ts";
import { display, line, type ShownLine, type ShownPaid, type ShownSale, say } from "./state.ts";

export function Screen() {
  const shown = display.value;
  return (
    <div class="display">
      {shown?.demonstration && (
        <p class="band demonstration">
          <Icon name="warning" />
          {say("demonstration")}
        </p>
      )}
      {shown?.training && (
        <p class="band training">
          <Icon name="cap" />
          {say("training")}
        </p>
      )}
      <main>
        <Now />
        {shown?.training && <span class="watermark" data-mark={say("training_mark")} />}
      </main>
      {line.value === "lost" && (
        <p class="band lost" role="status">
          <Icon name="warning" />
          {say("lost")}
        </p>
      )}
    </div>
  );
}

function Now() {
  const shown = display.value;
  if (shown === null) {
    return <section class="idle">{line.value === "refused" && <p>{say("not_connected")}</p>}</section>;
  }
  if (shown.sale !== null) return <Sale sale={shown.sale} shop={shown.shop} />;
  if (shown.paid !== null) return <Paid paid={shown.paid} />;
  return (
    <section class="idle">
      <h1>{shown.shop}</h1>
      <p>{say(shown.manned ? "welcome" : "closed_till")}</p>
    </section>
  );
}

function Sale({ sale, shop }: { sale: ShownSale; shop: string }) {
  const back = sale.to_pay_ore < 0;
  const rounded = sale.cash_due_ore !== null && sale.cash_due_ore !== sale.to_pay_ore;
  return (
    <section class="sale">
      <div class="goods">
        <h1>{shop}</h1>
        <Lines lines={sale.lines} />
      </div>
      <div class="sums">
        <p class="sum" role="status">
          <span>{say(back ? "to_pay_back" : "to_pay")}</span>
          <Amount ore={Math.abs(sale.to_pay_ore)} />
        </p>
        <dl>
          {rounded && <Pair name={say("in_cash")} ore={Math.abs(sale.cash_due_ore ?? 0)} strong />}
          {sale.campaign_ore !== 0 && <Pair name={say("campaigns")} ore={-sale.campaign_ore} />}
          {sale.discount_ore !== 0 && <Pair name={say("discount")} ore={-sale.discount_ore} />}
          {sale.vat
            .filter((row) => row.vat_ore !== 0)
            .map((row) => (
              <Pair
                key={row.code}
                name={say("of_which_vat", { rate: percent(row.rate_bp) })}
                ore={row.vat_ore}
              />
            ))}
        </dl>
      </div>
    </section>
  );
}

function Lines({ lines }: { lines: ShownLine[] }) {
  const list = useRef<HTMLOListElement>(null);
  const newest = lines.at(-1);
  const seen = `${newest?.line_id} ${newest?.quantity_milli} ${lines.length}`;
  useEffect(() => {
    if (seen && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [seen]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard
    <ol class="lines" ref={list} tabIndex={0} aria-label={say("your_goods")}>
      {lines.map((one) => (
        <li key={one.line_id} class={one === newest ? "newest" : ""}>
          <span class="name">{one.name}</span>
          <span class="amount">{kroner(one.gross_ore)}</span>
          <small>{howMuch(one)}</small>
        </li>
      ))}
    </ol>
  );
}

/** What stands below a line's name: how many at what price, and what was taken off. */
function howMuch(one: ShownLine): string {
  const parts: string[] = [];
  const single = isByPiece(one.unit) && Math.abs(one.quantity_milli) === ONE_MILLI;
  if (!single) parts.push(`${quantity(one.quantity_milli)} ${one.unit} × ${kroner(one.unit_price_ore)}`);
  for (const cut of one.campaigns) parts.push(`${cut.name} ${kroner(-cut.off_ore)}`);
  if (one.discount_ore !== 0) parts.push(`${say("discount")} ${kroner(-one.discount_ore)}`);
  return parts.join(" · ");
}

function Paid({ paid }: { paid: ShownPaid }) {
  const hasChange = paid.change_ore > 0;
  return (
    <section class={paid.link === null || paid.link.fetched ? "paid" : "paid with-code"}>
      <div class="sums">
        <p class="sum" role="status">
          <span>{hasChange ? say("change") : howPaid(paid)}</span>
          <Amount ore={hasChange ? paid.change_ore : Math.abs(paid.paid_ore)} />
        </p>
        <dl>
          {hasChange && <Pair name={say("paid")} ore={paid.paid_ore} strong />}
          {hasChange && <Pair name={say("received")} ore={paid.received_ore} />}
          {paid.rounding_ore !== 0 && <Pair name={say("rounding")} ore={paid.rounding_ore} />}
        </dl>
        <p class="thanks">{say("thanks")}</p>
        {paid.link?.fetched && <Note text={say("receipt_fetched")} />}
        {paid.way === "email" && <Note text={say("receipt_mailed")} />}
      </div>
      {paid.link !== null && !paid.link.fetched && (
        <figure class="code">
          <Qr modules={paid.link.modules} path={paid.link.path} label={say("receipt_code")} />
          <figcaption>{say("scan_receipt")}</figcaption>
        </figure>
      )}
    </section>
  );
}

function howPaid({ series, paid_ore }: ShownPaid): string {
  if (series === "delivery") return say("on_invoice");
  return say(paid_ore < 0 ? "paid_back" : "paid");
}

function Note({ text }: { text: string }) {
  return (
    <p class="note">
      <Icon name="check" />
      {text}
    </p>
  );
}

function Amount({ ore }: { ore: number }) {
  const text = kroner(ore);
  return <strong class={text.length > "9 999,00".length ? "amount long" : "amount"}>{text}</strong>;
}

function Pair({ name, ore, strong = false }: { name: string; ore: number; strong?: boolean }) {
  return (
    <div class={strong ? "pair strong" : "pair"}>
      <dt>{name}</dt>
      <dd class="amount">{kroner(ore)}</dd>
    </div>
  );
}
