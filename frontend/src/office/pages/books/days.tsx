// The days: each Z with what it came to, whether everything agrees with it, and the way into it.

import { DayBars } from "../../ledger/day_bars.tsx";
import {
  type AgreedPeriod,
  type Agreement,
  type DayVoucher,
  isOfSales,
  soldOre,
  vatOre,
} from "../../ledger/ledger_shapes.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { type Month, MonthChoice, monthShown } from "../../parts/month.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo, place } from "../../visitor/route.ts";
import { may, registerName } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { Day } from "./day.tsx";

export function Days() {
  const [key] = place.value.rest;
  return key === undefined ? <DayList /> : <Day of={key} />;
}

function DayList() {
  const month = monthShown();
  const span = `from=${month.first}&to=${month.last}`;
  const days = useLoad<DayVoucher[]>(`/days?${span}`);
  const agreement = useLoad<Agreement>(`/agreement?${span}`);
  return (
    <Page title={say("page_days")} lead={say("days_lead")} actions={<MonthChoice of={month} />}>
      <Loaded of={days}>
        {(all) => {
          const found = all.filter(isOfSales);
          return (
            <>
              {found.length > 0 && (
                <Card title={say("days_chart")}>
                  <DayBars of={found} />
                </Card>
              )}
              <Card title={say("days_title")} actions={may("keep_books") && <Files of={month} />}>
                <Table
                  name={say("days_title")}
                  columns={columns(agreement.now.value?.periods ?? null)}
                  rows={found}
                  keyOf={(row) => row.key}
                  linkOf={(row) => linkTo("dager", [row.key])}
                  order={{ by: "day", isFalling: true }}
                  file={`dager-${month.name}`}
                  empty={<Nothing title={say("days_empty")}>{say("days_empty_lead")}</Nothing>}
                />
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Files({ of: month }: { of: Month }) {
  const span = `from=${month.first}&to=${month.last}`;
  return (
    <>
      <Download path={`/exports/vouchers?form=xlsx&${span}`}>{say("file_excel")}</Download>
      <Download path={`/exports/vouchers?form=gbat10&${span}`}>{say("file_gbat")}</Download>
    </>
  );
}

function columns(periods: readonly AgreedPeriod[] | null): Column<DayVoucher>[] {
  const holds = (row: DayVoucher) =>
    periods?.find((each) => each.register === row.register && each.z_number === row.z_number)?.holds;
  const word = (row: DayVoucher) => {
    const does = holds(row);
    return does === undefined ? "" : say(does ? "agrees" : "agrees_not");
  };
  return [
    { id: "day", title: say("col_day"), kind: "day", of: (row) => row.day, show: (row) => shortDay(row.day) },
    { id: "register", title: say("col_register"), kind: "text", of: (row) => registerName(row.register) },
    { id: "z", title: say("col_z"), kind: "number", of: (row) => row.z_number },
    { id: "vouchers", title: say("col_vouchers"), kind: "number", of: (row) => row.vouchers, isExtra: true },
    { id: "sold", title: say("col_sold"), kind: "amount", of: (row) => soldOre(row.lines), isSummed: true },
    { id: "vat", title: say("col_vat"), kind: "amount", of: (row) => vatOre(row.lines), isSummed: true },
    {
      id: "agrees",
      title: say("col_agrees"),
      kind: "text",
      of: word,
      show: (row) => (word(row) === "" ? "" : <Tag tone={holds(row) ? "good" : "bad"}>{word(row)}</Tag>),
    },
  ];
}
