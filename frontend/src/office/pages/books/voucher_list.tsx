// The vouchers of a month, as many as have been asked for, and how each row looks.

import { useEffect, useRef, useState } from "preact/hooks";
import { debitOre, soldOre, type Voucher, vatOre } from "../../ledger/ledger_shapes.ts";
import { get } from "../../line/ask.ts";
import { faultOf } from "../../line/load.ts";
import { MonthChoice, monthShown } from "../../parts/month.tsx";
import { Card, Nothing, Page, Said } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may, registerName } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";

interface VoucherPage {
  page: number;
  more: boolean;
  vouchers: Voucher[];
}

/** How many pages are fetched before somebody has to ask for the rest. */
const PAGES_AT_ONCE = 10;

export function VoucherList() {
  const month = monthShown();
  const [found, setFound] = useState<Voucher[] | null>(null);
  const [next, setNext] = useState<number | null>(1);
  const [fault, setFault] = useState("");
  const [isOnItsWay, setOnItsWay] = useState(false);
  const gone = useRef<AbortController | null>(null);
  const fetchOn = async (from: number, before: readonly Voucher[], to: number, signal?: AbortSignal) => {
    const kept = [...before];
    let page = from;
    try {
      for (; page < to; page += 1) {
        const asked = `/vouchers?from=${month.first}&to=${month.last}&page=${page}`;
        const told = await get<VoucherPage>(asked, signal);
        kept.push(...told.vouchers);
        if (!told.more) {
          setNext(null);
          setFound(kept);
          return;
        }
      }
      setNext(page);
      setFound(kept);
    } catch (why) {
      if (signal?.aborted) return;
      setFault(faultOf(why));
      setNext(page);
      setFound(kept);
    }
  };
  const fetchRest = async (from: number, before: readonly Voucher[]) => {
    setFault("");
    setOnItsWay(true);
    await fetchOn(from, before, Number.POSITIVE_INFINITY, gone.current?.signal);
    setOnItsWay(false);
  };
  useEffect(() => {
    const leaving = new AbortController();
    gone.current = leaving;
    setFound(null);
    setNext(1);
    setFault("");
    void fetchOn(1, [], 1 + PAGES_AT_ONCE, leaving.signal);
    return () => leaving.abort();
  }, [month.name]);
  return (
    <Page title={say("page_vouchers")} lead={say("vouchers_lead")} actions={<MonthChoice of={month} />}>
      <Card
        title={say("vouchers_title")}
        actions={
          may("keep_books") && (
            <a class="key small" href={linkTo("bilag", ["ny"])}>
              {say("correct_new")}
            </a>
          )
        }
      >
        {fault && <Said tone="bad">{fault}</Said>}
        {found === null ? (
          <p class="on-its-way" role="status">
            {say("loading")}
          </p>
        ) : (
          <>
            <Table
              name={say("vouchers_title")}
              columns={voucherColumns()}
              rows={found}
              keyOf={(row) => `${row.register} ${row.entry}`}
              linkOf={(row) => linkTo("bilag", [row.register, String(row.entry)])}
              file={`bilag-${month.name}`}
              isUnfinished={next !== null}
              empty={<Nothing title={say("vouchers_empty")}>{say("vouchers_empty_lead")}</Nothing>}
            />
            {next !== null && (
              <div class="stack">
                <p>{say("vouchers_first")}</p>
                <button
                  type="button"
                  class="key small"
                  disabled={isOnItsWay}
                  onClick={() => void fetchRest(next, found)}
                >
                  <span class="label">{say(isOnItsWay ? "loading" : "vouchers_fetch_more")}</span>
                </button>
              </div>
            )}
          </>
        )}
      </Card>
    </Page>
  );
}

/** How a voucher looks in a table. */
export function voucherColumns(): Column<Voucher>[] {
  return [
    { id: "number", title: say("col_voucher"), kind: "text", of: (row) => row.number },
    { id: "day", title: say("col_day"), kind: "day", of: (row) => row.day },
    {
      id: "register",
      title: say("col_register"),
      kind: "text",
      of: (row) => registerName(row.register),
      isExtra: true,
    },
    { id: "kind", title: say("col_what"), kind: "text", of: (row) => sayCode("booked", row.kind) },
    { id: "text", title: say("col_text"), kind: "text", of: (row) => row.text, isExtra: true },
    { id: "sold", title: say("col_sold"), kind: "amount", of: (row) => soldOre(row.lines) || null },
    { id: "vat", title: say("col_vat"), kind: "amount", of: (row) => vatOre(row.lines) || null },
    { id: "debit", title: say("col_sum"), kind: "amount", of: (row) => debitOre(row.lines), isSummed: true },
  ];
}
