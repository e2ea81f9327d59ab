// The basket: lines as they come, the newest in sight, the total huge.

import { computed, useSignalEffect } from "@preact/signals";
import { Component } from "preact";
import { useRef } from "preact/hooks";
import type { Basket, Line, VatRow } from "../../register/view.ts";
import { Icon } from "../../signs/icon.tsx";
import { kroner, percent } from "../../writing/money.ts";
import { lift, serve } from "../actions/basket.ts";
import { resume } from "../actions/parking.ts";
import { coming, type Kept } from "../counter/kept.ts";
import { basket, isPaying, isPhoneBasketOpen, view } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { KeptLines } from "../parts/kept_lines.tsx";
import { LineRow } from "../parts/line_row.tsx";
import { TrainingTag } from "../parts/training.tsx";
import { t } from "../words/say.ts";

const LONG_TOTAL = "12 345,00".length;
const AWAY_PX = 1;

/** The lines in pages, each the same as before while all its lines are: a long basket costs no more than a short one. */
const PAGE_LINES = 20;
let turned: readonly (readonly Line[])[] = [];
const pages = computed(() => {
  const lines = basket.value?.lines ?? [];
  turned = Array.from({ length: Math.ceil(lines.length / PAGE_LINES) }, (_, place) => {
    const page = lines.slice(place * PAGE_LINES, (place + 1) * PAGE_LINES);
    const was = turned[place];
    return was?.length === page.length && page.every((line, row) => line === was[row]) ? was : page;
  });
  return turned;
});

const isEmpty = computed(() => basket.value === null && coming.value.length === 0);
/** What is the newest line now; changes with every line that comes. */
const newest = computed(() => coming.value.at(-1)?.key ?? basket.value?.lines.at(-1)?.line_id);

export function BasketZone() {
  const open = basket.value;
  return (
    <section class={isPhoneBasketOpen.value ? "basket spread" : "basket"} aria-label={t("basket")}>
      <header class="basket-head">
        <Choice
          label={t("serving")}
          shown={false}
          options={[
            { value: "take_away", label: t("take_away") },
            { value: "eat_in", label: t("eat_in") },
          ]}
          value={view.value?.basket?.serving ?? "take_away"}
          onChoose={serve}
        />
        {open !== null && (
          <button
            type="button"
            class="line-count"
            aria-expanded={isPhoneBasketOpen.value}
            onClick={() => {
              isPhoneBasketOpen.value = !isPhoneBasketOpen.value;
            }}
          >
            {countOf(open)}
          </button>
        )}
      </header>
      {isEmpty.value ? <Empty /> : <Lines />}
      <KeptLines />
      <Totals of={open} />
    </section>
  );
}

/**
 * The lines. Where they are more than fit, the list stands at its end by its style alone, and only somebody who
 * has scrolled away is brought back: asking where it stands would have everything laid out at once.
 */
function Lines() {
  const scrolled = useRef<HTMLDivElement>(null);
  const isAway = useRef(false);
  useSignalEffect(() => {
    if (newest.value === undefined || !isAway.current) return;
    scrolled.current?.scrollTo(0, 0);
  });
  return (
    <div
      class="lines"
      ref={scrolled}
      onScroll={({ currentTarget }) => {
        isAway.current = currentTarget.scrollTop < -AWAY_PX;
      }}
    >
      <ol class="line-list">
        <GoodsLines />
        <ComingLines />
      </ol>
    </div>
  );
}

function GoodsLines() {
  const newest = basket.value?.lines.findLast((line) => !line.is_deposit)?.line_id;
  return pages.value.map((lines, place) => (
    <Page
      key={place}
      lines={lines}
      newest={lines.some((line) => line.line_id === newest) ? newest : undefined}
    />
  ));
}

interface PageProps {
  lines: readonly Line[];
  newest: number | undefined;
}

/** Some lines that are looked at again only when one of them has changed. */
class Page extends Component<PageProps> {
  override shouldComponentUpdate(next: PageProps): boolean {
    return next.lines !== this.props.lines || next.newest !== this.props.newest;
  }

  override render({ lines, newest }: PageProps) {
    return lines.map((line) => <LineRow key={line.line_id} line={line} isNewest={line.line_id === newest} />);
  }
}

/** As many as are in sight: of hundreds that are on their way, those further up are drawn when they are there. */
const COMING_MAX = 24;

function ComingLines() {
  return coming.value.slice(-COMING_MAX).map((line) => <ComingRow key={line.key} foreseen={line.foreseen} />);
}

/** A line on its way: what it will most likely be, until the register has answered. */
class ComingRow extends Component<Pick<Kept, "foreseen">> {
  override shouldComponentUpdate(next: Pick<Kept, "foreseen">): boolean {
    return next.foreseen !== this.props.foreseen;
  }

  override render({ foreseen }: Pick<Kept, "foreseen">) {
    if (foreseen === null) return null;
    return (
      <li class="line coming" aria-busy="true">
        <div class="line-main">
          <span class="line-name">{foreseen.name}</span>
          <span class="line-amount amount">{kroner(foreseen.gross_ore)}</span>
        </div>
      </li>
    );
  }
}

function Empty() {
  const parked = view.value?.parked ?? [];
  const last = view.value?.last_receipt;
  return (
    <div class="basket-empty">
      <Icon name="bag" />
      <strong>{isPaying.value ? t("paying") : t("empty_title")}</strong>
      <p>{t("empty_hint")}</p>
      {parked.length > 0 && (
        <ul class="parked-chips" aria-label={t("parked_title")}>
          {parked.map((one) => (
            <li key={one.basket_id}>
              <button type="button" class="key" onClick={() => void resume(one.basket_id)}>
                <Icon name="play" />
                <span class="label">{one.name}</span>
                <span class="amount">{kroner(one.gross_ore)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {last && (
        <p class="last-sale">
          {t("last_sale")}: {t("receipt", { number: last.receipt })} · {kroner(last.gross_ore)}
        </p>
      )}
    </div>
  );
}

const LAID = { customer: "priced_for", coupon: "coupon_is", points: "points_is" } as const;

function Totals({ of }: { of: Basket | null }) {
  const gross = of?.gross_ore ?? 0;
  const isRounded = of !== null && of.cash_due_ore !== gross && view.value?.register.takes_cash;
  return (
    <footer class="totals">
      <dl class="total-rows">
        {of !== null && of.campaign_ore !== 0 && (
          <div class="total-row discount">
            <dt>{t("campaigns")}</dt>
            <dd class="amount">{kroner(-of.campaign_ore)}</dd>
          </div>
        )}
        {(["customer", "coupon", "points"] as const).map(
          (what) =>
            of?.[what] && (
              <div class="total-row discount coupon" key={what}>
                <dt>{t(LAID[what], { name: of[what] })}</dt>
                <dd>
                  <button type="button" class="key quiet small" onClick={() => lift(what)}>
                    <span class="label">{t("lift_coupon")}</span>
                  </button>
                </dd>
              </div>
            ),
        )}
        {of?.lost_coupon && (
          <div class="total-row coupon lost" role="status">
            <dt>{lostOf(of.lost_coupon, gross)}</dt>
          </div>
        )}
        {of !== null && of.discount_ore !== 0 && (
          <div class="total-row discount">
            <dt>{t("discounts")}</dt>
            <dd class="amount">{kroner(-of.discount_ore)}</dd>
          </div>
        )}
        {of?.vat.filter(isTaxed).map((row) => (
          <div class="total-row" key={row.code}>
            <dt>{t("vat_of", { rate: percent(row.rate_bp) })}</dt>
            <dd class="amount">{kroner(row.vat_ore)}</dd>
          </div>
        ))}
        {isRounded && (
          <div class="total-row">
            <dt>{t("cash")}</dt>
            <dd class="amount">{kroner(of.cash_due_ore)}</dd>
          </div>
        )}
      </dl>
      <p class="total" aria-live="polite" aria-atomic="true">
        <span>{gross < 0 ? t("to_pay_back") : t("to_pay")}</span>
        <TrainingTag />
        <strong class={kroner(gross).length > LONG_TOTAL ? "amount long" : "amount"}>{kroner(gross)}</strong>
      </p>
    </footer>
  );
}

function lostOf(lost: NonNullable<Basket["lost_coupon"]>, gross_ore: number): string {
  const { name, register, transaction } = lost;
  const amount = kroner(gross_ore);
  return transaction === undefined
    ? t("coupon_lost_open", { name, register, amount })
    : t("coupon_lost", { name, register, transaction, amount });
}

function countOf(open: Basket): string {
  const count = open.lines.filter((line) => !line.is_deposit).length;
  return count === 1 ? t("one_line") : t("line_count", { count });
}

function isTaxed({ vat_ore }: VatRow): boolean {
  return vat_ore !== 0;
}
