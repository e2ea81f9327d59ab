// Price lists: which there are, a new one, one that is changed, and an end.

import { useState } from "preact/hooks";
import { get, send } from "../ask.ts";
import { faultOf, useLoad } from "../load.ts";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { say, sayCode } from "../say.ts";
import { CATALOGUE_PARTS } from "./catalogue_shapes.ts";
import { PriceListForm } from "./price_list_form.tsx";
import type { PriceLists as Shown, ShownPriceList, WholePriceList } from "./price_list_shapes.ts";

const TONES = { runs: "good", to_come: "waits", over: "plain" } as const;

export function PriceLists() {
  const lists = useLoad<Shown>("/catalogue/price-lists");
  const [changing, setChanging] = useState<WholePriceList | null>(null);
  return (
    <Page title={say("price_lists_part")} lead={say("price_lists_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={lists}>
        {(shown, again) => (
          <>
            <PriceListForm
              key={changing ? `${changing.price_list.number}.${changing.price_list.version}` : "new"}
              shown={shown}
              changing={changing}
              leave={() => setChanging(null)}
              done={again}
            />
            <Card title={say("price_lists_list")}>
              <List rows={shown.rows} change={setChanging} again={again} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface ListProps {
  rows: ShownPriceList[];
  change: (whole: WholePriceList) => void;
  again: () => void;
}

function List({ rows, change, again }: ListProps) {
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null);
  const over = async (what: () => Promise<void>) => {
    setSaid(null);
    try {
      await what();
    } catch (why) {
      setSaid({ tone: "bad", text: faultOf(why) });
    }
  };
  const open = ({ price_list }: ShownPriceList) =>
    over(async () => {
      change(await get<WholePriceList>(`/catalogue/price-lists/${price_list.number}`));
      window.scrollTo(0, 0);
    });
  const end = ({ price_list }: ShownPriceList) =>
    over(async () => {
      await send("DELETE", `/catalogue/price-lists/${price_list.number}`);
      setSaid({ tone: "good", text: say("campaign_ended", { name: price_list.name }) });
      again();
    });
  return (
    <>
      {said && <Said tone={said.tone}>{said.text}</Said>}
      <Table
        name={say("price_lists_list")}
        columns={columns(
          (row) => void open(row),
          (row) => void end(row),
        )}
        rows={rows}
        keyOf={(row) => String(row.price_list.number)}
        empty={<Nothing title={say("price_lists_none")} />}
      />
    </>
  );
}

function columns(
  open: (row: ShownPriceList) => void,
  end: (row: ShownPriceList) => void,
): Column<ShownPriceList>[] {
  return [
    { id: "name", title: say("price_list_name"), kind: "text", of: (row) => row.price_list.name },
    { id: "for", title: say("price_list_for"), kind: "text", of: forWhom },
    { id: "from", title: say("campaign_first_day"), kind: "day", of: (row) => row.price_list.begins },
    { id: "until", title: say("campaign_last_day"), kind: "day", of: (row) => row.price_list.ends },
    { id: "prices", title: say("price_list_count"), kind: "number", of: (row) => row.prices },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => sayCode("campaign_state", row.state),
      show: (row) => <Tag tone={TONES[row.state]}>{sayCode("campaign_state", row.state)}</Tag>,
    },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      show: (row) =>
        row.state !== "over" && (
          <div class="field-row">
            <Press word={say("price_list_change")} name={row.price_list.name} press={() => open(row)} />
            <Press word={say("campaign_end")} name={row.price_list.name} press={() => end(row)} />
          </div>
        ),
    },
  ];
}

function forWhom(row: ShownPriceList): string {
  return row.place_name || row.price_list.group;
}

function Press({ word, name, press }: { word: string; name: string; press: () => void }) {
  return (
    <button type="button" class="key small" onClick={press}>
      <span class="label">{word}</span>
      <span class="unseen"> {name}</span>
    </button>
  );
}
