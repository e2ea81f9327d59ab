// The receipts behind a figure; each leads to its voucher.

import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { linkTo, place } from "../../visitor/route.ts";
import { registerName } from "../../visitor/session.ts";
import { businessDay, longDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { hourName, type Receipt, type Receipts } from "./insight_shapes.ts";

export function InsightReceipts() {
  const {
    dag = businessDay(),
    kasse = "",
    time = "",
    gruppe = "",
    vare = "",
    betaling = "",
  } = place.value.query;
  const asked = new URLSearchParams({
    day: dag,
    register: kasse,
    group: gruppe,
    article: vare,
    tender: betaling,
  });
  if (time !== "") asked.set("hour", time);
  const load = useLoad<Receipts>(`/insight/receipts?${asked}`);
  const isPart = gruppe !== "" || vare !== "" || betaling !== "";
  const about = [
    longDay(dag, language.value),
    time === "" ? "" : hourName(Number(time)),
    kasse === "" ? "" : registerName(kasse),
    gruppe || vare || (betaling && sayCode("tender", betaling)),
  ];
  return (
    <Page
      title={say("insight_receipts_title")}
      lead={about.filter(Boolean).join(" · ")}
      back={{ link: linkTo("innsikt", [], { dag, kasse }), title: say("page_insight") }}
    >
      <Card title={say("col_receipts")}>
        <Loaded of={load}>
          {({ receipts, more }) => (
            <>
              {more && <p class="hint">{say("insight_receipts_more", { count: receipts.length })}</p>}
              <Table
                name={say("col_receipts")}
                columns={columns(isPart)}
                rows={receipts}
                keyOf={(row) => `${row.register} ${row.entry}`}
                linkOf={(row) => linkTo("bilag", [row.register, String(row.entry)])}
                file={`kvitteringer-${dag}`}
                empty={<Nothing title={say("insight_receipts_none")} />}
              />
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function columns(isPart: boolean): Column<Receipt>[] {
  const number = (row: Receipt) =>
    row.series === "return" ? say("insight_return", { number: row.receipt }) : String(row.receipt);
  const part: Column<Receipt> = {
    id: "part",
    title: say("insight_of_it"),
    kind: "amount",
    of: (row) => row.part_ore,
    isSummed: true,
  };
  return [
    { id: "receipt", title: say("insight_receipt"), kind: "text", of: number },
    { id: "at", title: say("insight_clock"), kind: "text", of: (row) => shortMoment(row.at).slice(-5) },
    { id: "register", title: say("col_register"), kind: "text", of: (row) => registerName(row.register) },
    {
      id: "operator",
      title: say("insight_operator"),
      kind: "text",
      of: (row) => row.operator,
      isExtra: true,
    },
    {
      id: "tender",
      title: say("col_tender"),
      kind: "text",
      of: (row) => row.tenders.map((each) => sayCode("tender", each)).join(", "),
    },
    ...(isPart ? [part] : []),
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.gross_ore, isSummed: !isPart },
  ];
}
