// One voucher: its lines, what each account got, and the receipt that it follows from.

import type { Sold } from "../../../register/sold.ts";
import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import type { Account, Posting, Voucher, WaitingVoucher } from "../../ledger/ledger_shapes.ts";
import { useLoad } from "../../line/load.ts";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { linkTo } from "../../visitor/route.ts";
import { may, registerName } from "../../visitor/session.ts";
import { longDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { Lines } from "./day.tsx";

interface VoucherView {
  voucher: Voucher;
  postings: Posting[];
  gross_ore: number;
  vat_ore: number;
  receipt: string;
  customer_name: string;
}

export function VoucherDetail({ register, entry }: { register: string; entry: string }) {
  const load = useLoad<VoucherView | WaitingVoucher>(`/vouchers/${encodeURIComponent(register)}/${entry}`);
  return (
    <Loaded of={load}>{(found) => ("voucher" in found ? <Made of={found} /> : <Waits of={found} />)}</Loaded>
  );
}

function Made({ of: shown }: { of: VoucherView }) {
  const { voucher } = shown;
  const accounts = useLoad<Account[]>("/accounts");
  const known = accounts.now.value ?? [];
  const correct = { register: voucher.register, bilag: String(voucher.entry) };
  return (
    <Page
      title={say("voucher_title", { number: voucher.number })}
      lead={`${sayCode("booked", voucher.kind)} · ${longDay(voucher.day, language.value)} · ${registerName(voucher.register)}`}
      back={{ link: linkTo("bilag", [], { m: voucher.day.slice(0, 7) }), title: say("page_vouchers") }}
      actions={
        may("keep_books") && (
          <a class="key small" href={linkTo("bilag", ["ny"], correct)}>
            {say("correct_this")}
          </a>
        )
      }
    >
      <Card title={say("voucher_sums")}>
        <dl class="figures">
          <Figure name={say("col_sum")} text={kroner(shown.gross_ore)} isLarge />
          <Figure name={say("col_vat")} text={kroner(-shown.vat_ore)} />
          <Figure name={say("voucher_entry")} text={String(voucher.entry)} />
          {voucher.customer && (
            <Figure name={say("voucher_customer")} text={shown.customer_name || voucher.customer} />
          )}
        </dl>
        {voucher.text && <p class="hint">{voucher.text}</p>}
      </Card>
      <div class="cards after">
        <Card title={say("voucher_lines")} class="wide">
          <Lines lines={voucher.lines} accounts={known} />
        </Card>
        <Card title={say("voucher_postings")}>
          <Postings of={shown.postings} accounts={known} />
        </Card>
        {voucher.transaction != null && shown.receipt !== "" && (
          <Receipt register={voucher.register} transaction={voucher.transaction} />
        )}
      </div>
    </Page>
  );
}

function Postings({ of: postings, accounts }: { of: readonly Posting[]; accounts: readonly Account[] }) {
  const nameOf = (number: string) => accounts.find((each) => each.number === number)?.name ?? "";
  const columns: Column<Posting>[] = [
    {
      id: "account",
      title: say("col_account"),
      kind: "text",
      of: (row) => `${row.account} ${nameOf(row.account)}`.trim(),
    },
    {
      id: "debit",
      title: say("col_debit"),
      kind: "amount",
      of: (row) => (row.amount_ore > 0 ? row.amount_ore : null),
      isSummed: true,
    },
    {
      id: "credit",
      title: say("col_credit"),
      kind: "amount",
      of: (row) => (row.amount_ore < 0 ? -row.amount_ore : null),
      isSummed: true,
    },
  ];
  return (
    <Table
      name={say("voucher_postings")}
      columns={columns}
      rows={postings}
      keyOf={(row) => row.account}
      empty={<Nothing title={say("lines_empty")} />}
      isPlain
    />
  );
}

function Receipt({ register, transaction }: { register: string; transaction: number }) {
  const load = useLoad<Sold>(`/sales/${encodeURIComponent(register)}/${transaction}`);
  return (
    <Card title={say("voucher_receipt")}>
      <Loaded of={load}>
        {({ outline, lines, payments }) => (
          <>
            <p class="hint">
              {sayCode("series", outline.series)} {outline.receipt} · {outline.date} {outline.time} ·{" "}
              {say("voucher_operator", { operator: outline.operator })}
            </p>
            <dl class="sums">
              {lines.map((line) => (
                <div key={line.line_id}>
                  <dt>
                    {quantity(line.quantity_milli)} {line.unit} {line.name}
                    {line.returned_milli > 0 && (
                      <small> {say("voucher_returned", { quantity: quantity(line.returned_milli) })}</small>
                    )}
                  </dt>
                  <dd class="amount">{kroner(line.gross_ore)}</dd>
                </div>
              ))}
              {payments.map((payment, place) => (
                <div key={place} class="paid">
                  <dt>{sayCode("tender", payment.kind)}</dt>
                  <dd class="amount">{kroner(payment.amount_ore)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Waits({ of: { waiting, sentences } }: { of: WaitingVoucher }) {
  return (
    <Page
      title={say("voucher_title", { number: waiting.number })}
      lead={`${sayCode("booked", waiting.kind)} · ${longDay(waiting.day, language.value)} · ${registerName(waiting.register)}`}
      back={{ link: linkTo("kontering"), title: say("page_mapping") }}
    >
      <Card title={say("waiting_title")}>
        <Tag tone="waits">{say("waiting_tag")}</Tag>
        <ul class="sentences">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <a class="key strong" href={linkTo("kontering")}>
          {say("waiting_go")}
        </a>
      </Card>
    </Page>
  );
}
