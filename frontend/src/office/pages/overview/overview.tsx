// The owner's first look: what was sold today, and what waits for somebody.

import { kroner } from "../../../writing/money.ts";
import { DayBars } from "../../ledger/day_bars.tsx";
import type { DeliveryShown } from "../../ledger/delivery_shapes.ts";
import {
  type Agreement,
  type DayVoucher,
  isOfSales,
  soldOre,
  vatOre,
  type WaitingAll,
} from "../../ledger/ledger_shapes.ts";
import type { OpenMoney } from "../../ledger/open_money_shapes.ts";
import { useLoad } from "../../line/load.ts";
import { Figure } from "../../parts/figure.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may, registerName } from "../../visitor/session.ts";
import { daysAfter, shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

const DAYS_SHOWN = 28;
const DAYS_LISTED = 6;

interface Named {
  name: string;
  number: number;
  amount_ore: number;
}

export interface RegisterToday {
  register_id: string;
  name: string;
  started: boolean;
  used_on: string | null;
  z_is_missing: boolean;
  z_number: number;
  z_at: string | null;
  receipts: number;
  sales_ore: number;
  credit_ore: number;
  returns: { number: number; amount_ore: number };
  payments: Named[];
  vat_ore: number;
}

/** Of these the way out is to take the register out of use. */
const ENDED = new Set(["hub_forked", "hub_retired"]);

interface HubMatter {
  found: string;
  register: string;
  since: string;
}

interface Shown {
  day: string;
  registers: RegisterToday[];
  late: { invoices: number; open_ore: number; days: number };
  hub: HubMatter[];
}

export function Overview() {
  const load = useLoad<Shown>("/overview");
  return (
    <Page title={say("page_overview")} lead={say("overview_lead")}>
      <Loaded of={load}>
        {(shown) => (
          <div class="cards">
            <Today of={shown} />
            {may("read_journal") && <Agrees day={shown.day} />}
            <OpenMatters of={shown} />
            {may("read_journal") && <LastDays day={shown.day} />}
            <Registers of={shown.registers} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Today({ of: { registers } }: { of: Shown }) {
  const sum = (what: (register: RegisterToday) => number) =>
    registers.reduce((total, each) => total + what(each), 0);
  const receipts = sum((each) => each.receipts);
  const sales = sum((each) => each.sales_ore);
  const credit = sum((each) => each.credit_ore);
  return (
    <Card title={say("today_title")} class="wide">
      {receipts === 0 && credit === 0 ? (
        <Nothing title={say("nothing_sold")}>{say("nothing_sold_lead")}</Nothing>
      ) : (
        <>
          <dl class="figures">
            <Figure name={say("today_sales")} text={kroner(sales)} isLarge />
            <Figure name={say("today_receipts")} text={String(receipts)} />
            <Figure
              name={say("today_average")}
              text={kroner(receipts > 0 ? Math.round(sales / receipts) : 0)}
            />
            <Figure name={say("today_vat")} text={kroner(sum((each) => each.vat_ore))} />
            <Figure name={say("today_returns")} text={kroner(sum((each) => each.returns.amount_ore))} />
            {credit !== 0 && <Figure name={say("today_credit")} text={kroner(credit)} />}
          </dl>
          <Payments of={paidWith(registers)} />
        </>
      )}
    </Card>
  );
}

/** The light: whether everything of the last weeks agrees to the øre. */
function Agrees({ day }: { day: string }) {
  const load = useLoad<Agreement>(`/agreement?from=${daysAfter(day, -DAYS_SHOWN)}&to=${day}`);
  return (
    <Card title={say("light_title")} lead={say("light_lead", { count: DAYS_SHOWN })}>
      <Loaded of={load}>
        {(agreement) => (
          <>
            <p class={agreement.holds ? "light good" : "light bad"}>
              <Glyph name={agreement.holds ? "check" : "warning"} />
              <strong>
                {agreement.holds ? say("light_holds") : say("agree_fails", { count: agreement.failing })}
              </strong>
            </p>
            <p class="hint">{say("light_periods", { count: agreement.periods.length })}</p>
            {!agreement.holds && (
              <ul class="sentences">
                {agreement.periods
                  .filter((period) => !period.holds && period.z_number !== null)
                  .map((period) => (
                    <li key={`${period.register} ${period.z_number}`}>
                      {registerName(period.register)} {shortDay(period.day)} · Z {period.z_number}
                    </li>
                  ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}

interface Matter {
  key: string;
  text: string;
  link: string;
}

/** What waits for somebody; each leads to where it is done. */
function OpenMatters({ of: { registers, late, hub } }: { of: Shown }) {
  const keeps = may("keep_books");
  const waiting = useLoad<WaitingAll>(keeps && may("read_journal") ? "/waiting" : null);
  const delivery = useLoad<DeliveryShown>(keeps ? "/delivery" : null);
  const money = useLoad<OpenMoney>(keeps ? "/bank/open" : null);
  const matters: Matter[] = registers
    .filter((register) => register.z_is_missing)
    .map((register) => ({
      key: register.register_id,
      text: `${registerName(register.register_id)}: ${stateOf(register)}`,
      link: "/",
    }));
  for (const { found, register, since } of hub)
    matters.push({
      key: `${found} ${register}`,
      text: sayCode("matters", found, {
        register: registerName(register) || say("hub_this_machine"),
        at: shortMoment(since),
      }),
      link: ENDED.has(found) && may("administer") ? linkTo("oppsett", ["kasser"]) : linkTo("helse"),
    });
  if (keeps && late.invoices > 0) {
    const what =
      late.days === 1
        ? (["matters_invoice_yesterday", "matters_invoices_yesterday"] as const)
        : (["matters_invoice", "matters_invoices"] as const);
    matters.push({
      key: "invoices",
      text: say(what[late.invoices === 1 ? 0 : 1], {
        count: late.invoices,
        amount: kroner(late.open_ore),
        days: late.days,
      }),
      link: linkTo("kunder", ["fakturaer"]),
    });
  }
  const vouchers = waiting.now.value?.vouchers.length ?? 0;
  if (vouchers > 0)
    matters.push({
      key: "waiting",
      text: say("waiting_for", { count: vouchers }),
      link: linkTo("kontering"),
    });
  const stuck = delivery.now.value?.needs_a_person ?? 0;
  if (stuck > 0)
    matters.push({
      key: "delivery",
      text: say("matters_delivery", { count: stuck }),
      link: linkTo("levering"),
    });
  const old = money.now.value?.items.filter((item) => item.age === "older") ?? [];
  if (old.length > 0) {
    const amount = kroner(old.reduce((sum, item) => sum + item.amount_ore, 0));
    matters.push({
      key: "money",
      text: say("matters_money", { count: old.length, amount }),
      link: linkTo("avstemming"),
    });
  }
  return (
    <Card title={say("matters_title")}>
      {matters.length === 0 ? (
        <Nothing title={say("matters_none")}>{say("matters_none_lead")}</Nothing>
      ) : (
        <ul class="matters">
          {matters.map((matter) => (
            <li key={matter.key}>
              <a href={matter.link}>
                <Glyph name="clock" />
                {matter.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Sales of the last weeks as bars, with the table of the newest days beside them. */
function LastDays({ day }: { day: string }) {
  const load = useLoad<DayVoucher[]>(`/days?from=${daysAfter(day, -DAYS_SHOWN)}&to=${day}`);
  return (
    <Card title={say("days_chart")} class="wide" actions={<a href={linkTo("dager")}>{say("days_all")}</a>}>
      <Loaded of={load}>
        {(found) => {
          const days = found.filter(isOfSales);
          return days.length === 0 ? (
            <Nothing title={say("days_empty")}>{say("days_empty_lead")}</Nothing>
          ) : (
            <div class="chart-and-table">
              <DayBars of={days} />
              <Table
                name={say("days_last")}
                columns={[
                  { id: "day", title: say("col_day"), kind: "day", of: (row) => row.day },
                  { id: "sold", title: say("col_sold"), kind: "amount", of: (row) => soldOre(row.lines) },
                  { id: "vat", title: say("col_vat"), kind: "amount", of: (row) => vatOre(row.lines) },
                ]}
                rows={days.slice(-DAYS_LISTED)}
                keyOf={(row) => row.key}
                linkOf={(row) => linkTo("dager", [row.key])}
                order={{ by: "day", isFalling: true }}
                empty=""
                isPlain
              />
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}

/** Means of payment as lengths beside their amounts. */
function Payments({ of: payments }: { of: Named[] }) {
  const most = Math.max(1, ...payments.map((each) => each.amount_ore));
  return (
    <section class="shares" aria-label={say("payments_title")}>
      <h3>{say("payments_title")}</h3>
      <ul>
        {payments.map((each) => (
          <li key={each.name}>
            <span>{sayCode("tender", each.name)}</span>
            <i style={{ "--share": `${Math.max(0, (each.amount_ore / most) * 100)}%` }} aria-hidden="true" />
            <span class="amount">{kroner(each.amount_ore)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What each means of payment came to over all registers, the largest first. */
function paidWith(registers: readonly RegisterToday[]): Named[] {
  const sums = new Map<string, Named>();
  for (const { name, number, amount_ore } of registers.flatMap((each) => each.payments)) {
    const before = sums.get(name) ?? { name, number: 0, amount_ore: 0 };
    sums.set(name, { name, number: before.number + number, amount_ore: before.amount_ore + amount_ore });
  }
  return [...sums.values()].sort((one, other) => other.amount_ore - one.amount_ore);
}

function Registers({ of: registers }: { of: RegisterToday[] }) {
  const columns: Column<RegisterToday>[] = [
    { id: "register", title: say("col_register"), kind: "text", of: (row) => row.name || row.register_id },
    { id: "state", title: say("col_state"), kind: "text", of: stateOf, show: (row) => <State of={row} /> },
    { id: "receipts", title: say("col_receipts"), kind: "number", of: (row) => row.receipts },
    { id: "sales", title: say("col_sales"), kind: "amount", of: (row) => row.sales_ore, isSummed: true },
    { id: "z", title: say("col_last_z"), kind: "text", of: lastZ },
  ];
  return (
    <Card title={say("registers_title")} class="wide">
      <Table
        name={say("registers_title")}
        columns={columns}
        rows={registers}
        keyOf={(row) => row.register_id}
        empty={<Nothing title={say("registers_empty")} />}
        isPlain
      />
    </Card>
  );
}

function State({ of: register }: { of: RegisterToday }) {
  const tone = register.z_is_missing
    ? "bad"
    : register.used_on !== null && register.started
      ? "good"
      : "plain";
  return <Tag tone={tone}>{stateOf(register)}</Tag>;
}

function stateOf(register: RegisterToday): string {
  if (register.z_is_missing) return say("state_z_missing", { day: shortDay(register.used_on ?? "") });
  if (!register.started) return say("state_stopped");
  return say(register.used_on === null ? "state_idle" : "state_open");
}

function lastZ(register: RegisterToday): string {
  if (register.z_number === 0) return say("z_never");
  const number = say("z_number", { number: register.z_number });
  return register.z_at === null ? number : `${number} · ${shortMoment(register.z_at)}`;
}
