// The counts that are being made, and a new one: a sheet stands on the server, and several screens fill it.

import { useState } from "preact/hooks";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { type SheetRow, STOCK_PARTS, type StockPlace, type StockStanding } from "./stock_shapes.ts";

export function StockCount() {
  const standing = useLoad<StockStanding>("/stock");
  const sheets = useLoad<SheetRow[]>("/stock/count-sheets");
  return (
    <Page title={say("stock_count_part")} lead={say("stock_count_lead")}>
      <Tabs page="lager" parts={STOCK_PARTS} />
      <Loaded of={standing}>
        {({ places }) => (
          <>
            <Begin places={places} />
            <Card title={say("count_sheets")}>
              <Loaded of={sheets}>
                {(rows) => (
                  <Table
                    name={say("count_sheets")}
                    columns={columns(places)}
                    rows={rows}
                    keyOf={(row) => String(row.number)}
                    linkOf={(row) => linkTo("lager", ["telling", String(row.number)])}
                    empty={<Nothing title={say("count_no_sheets")}>{say("count_no_sheets_lead")}</Nothing>}
                    isPlain
                  />
                )}
              </Loaded>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Begin({ places }: { places: readonly StockPlace[] }) {
  const [place, setPlace] = useState(places[0]?.code ?? "");
  const sending = useSending();
  const [beginOnce] = useState(() => once());
  const begin = () =>
    sending.over(async () => {
      const { sheet } = await beginOnce<{ sheet: number }>("/stock/count-sheets", { place });
      goTo(linkTo("lager", ["telling", String(sheet)]));
    });
  return (
    <Card title={say("count_begin")} lead={say("count_begin_lead")}>
      <div class="stack">
        <Choice
          title={say("stock_place")}
          value={place}
          options={places.map((each): [string, string] => [each.code, each.name])}
          put={setPlace}
        />
        <Outcome of={sending} />
        <button type="button" class="key strong" disabled={sending.isOn} onClick={() => void begin()}>
          <span class="label">{say("count_begin")}</span>
        </button>
      </div>
    </Card>
  );
}

export function SheetTag({ row }: { row: SheetRow }) {
  const tone = { open: "waits", posted: "good", dropped: "plain" } as const;
  return <Tag tone={tone[row.state]}>{sayCode("sheet_state", row.state)}</Tag>;
}

function columns(places: readonly StockPlace[]): Column<SheetRow>[] {
  const nameOf = (code: string) => places.find((each) => each.code === code)?.name ?? code;
  return [
    {
      id: "number",
      title: say("purchase_number"),
      kind: "number",
      of: (row) => row.number,
      show: (row) => String(row.number),
    },
    { id: "place", title: say("stock_place"), kind: "text", of: (row) => nameOf(row.place) },
    {
      id: "begun",
      title: say("count_begun"),
      kind: "text",
      of: (row) => row.begun_at,
      show: (row) => `${shortMoment(row.begun_at)}, ${row.begun_by}`,
      isExtra: true,
    },
    {
      id: "lines",
      title: say("count_lines"),
      kind: "number",
      of: (row) => row.lines,
      show: (row) => String(row.lines),
    },
    {
      id: "state",
      title: say("stock_state"),
      kind: "text",
      of: (row) => sayCode("sheet_state", row.state),
      show: (row) => <SheetTag row={row} />,
    },
  ];
}
