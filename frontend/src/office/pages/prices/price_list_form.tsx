// A price list, new or one that is changed: whom it is for, when, and its prices, looked through before they are saved.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import type { PriceLists } from "../../goods/price_lists.ts";
import { send, sendFile } from "../../line/ask.ts";
import { once } from "../../line/once.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Card, Nothing, Tag } from "../../parts/page.tsx";
import { Outcome, type Sending, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { say, sayCode } from "../../words/say.ts";
import { PeriodChoice } from "./period_choice.tsx";
import { blank, bodyOf, draftOf, type PriceListDraft } from "./price_list_draft.ts";
import { FillPriceList } from "./price_list_fill.tsx";
import type { PriceRow, WholePriceList } from "./price_list_shapes.ts";

const FILE_TYPE = "application/octet-stream";

interface Props {
  shown: PriceLists;
  changing: WholePriceList | null;
  leave: () => void;
  done: () => void;
}

export function PriceListForm({ shown, changing, leave, done }: Props) {
  const begin = () =>
    changing ? draftOf(changing.price_list, changing.rows) : blank(shown.places[0]?.[0] ?? "");
  const [draft, setDraft] = useState(begin);
  const [rows, setRows] = useState<PriceRow[] | null>(null);
  const sending = useSending();
  const [makeOnce] = useState(() => once());
  const before = changing?.price_list ?? null;
  const body = bodyOf(draft, before);
  const put = (what: Partial<PriceListDraft>) => {
    setDraft({ ...draft, ...what });
    sending.hush();
    setRows(null);
  };
  const look = async () => {
    setRows((await send<{ rows: PriceRow[] }>("POST", "/catalogue/price-lists/preview", body)).rows);
  };
  const save = async () => {
    try {
      const seen = { ...body, version: before?.version };
      if (before) await send("PUT", `/catalogue/price-lists/${before.number}`, seen);
      else await makeOnce("/catalogue/price-lists", body);
    } catch (why) {
      await look();
      throw why;
    }
    setDraft(blank(draft.place));
    setRows(null);
    done();
    if (before) leave();
    return say("price_list_saved", { name: draft.name.trim() });
  };
  const isReady = body !== null && !sending.isOn;
  return (
    <Card
      title={before ? say("price_list_changing", { name: before.name }) : say("price_list_new")}
      lead={say("price_list_new_lead")}
    >
      <div class="stack">
        <Head draft={draft} put={put} shown={shown} isNew={before === null} />
        <Prices draft={draft} put={put} sending={sending} />
        <FillPriceList draft={draft} put={put} />
        <Outcome of={sending} />
        {rows && <Rows rows={rows} />}
        <div class="field-row">
          <button
            type="button"
            class="key strong"
            disabled={!isReady}
            onClick={() => void sending.over(save)}
          >
            <span class="label">{say("price_list_save")}</span>
          </button>
          <button type="button" class="key" disabled={!isReady} onClick={() => void sending.over(look)}>
            <span class="label">{say("price_list_look")}</span>
          </button>
          {before && (
            <button type="button" class="key" disabled={sending.isOn} onClick={leave}>
              <span class="label">{say("price_list_leave")}</span>
            </button>
          )}
        </div>
      </div>
    </Card>
  );
}

interface PutProps {
  draft: PriceListDraft;
  put: (what: Partial<PriceListDraft>) => void;
}

function Head({ draft, put, shown, isNew }: PutProps & { shown: PriceLists; isNew: boolean }) {
  return (
    <div class="fields level">
      <Text title={say("price_list_name")} value={draft.name} max={40} put={(name) => put({ name })} />
      {isNew && (
        <Choice
          title={say("price_list_for")}
          value={draft.place}
          options={[...shown.places, ["", say("price_list_group")]]}
          put={(place) => put({ place })}
        />
      )}
      {isNew && draft.place === "" && (
        <Text
          title={say("price_list_group_name")}
          value={draft.group}
          max={40}
          put={(group) => put({ group })}
          note={shown.groups.join(", ")}
        />
      )}
      <PeriodChoice of={draft} put={put} />
    </div>
  );
}

function Prices({ draft, put, sending }: PutProps & { sending: Sending }) {
  const read = (file: File) =>
    sending.over(async () => {
      put(await sendFile<{ prices: string }>("/catalogue/price-lists/file", file, FILE_TYPE));
    });
  return (
    <>
      <label class="field">
        <span>{say("price_list_prices")}</span>
        <textarea
          rows={8}
          value={draft.prices}
          placeholder={say("price_list_example")}
          onInput={(event) => put({ prices: event.currentTarget.value })}
        />
        <small>{say("price_list_prices_note")}</small>
      </label>
      <label class="field file-field">
        <span>{say("price_list_file")}</span>
        <input
          type="file"
          accept=".csv,.txt,.xlsx"
          disabled={sending.isOn}
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen) void read(chosen);
            input.value = "";
          }}
        />
      </label>
    </>
  );
}

function Rows({ rows }: { rows: PriceRow[] }) {
  const faults = rows.filter((row) => row.fault !== null).length;
  return (
    <>
      <p role="status">
        {faults > 0
          ? say("price_list_faults", { count: faults, all: rows.length })
          : say("price_list_no_faults", { count: rows.length })}
      </p>
      <Table
        name={say("price_list_rows")}
        columns={rowColumns()}
        rows={rows}
        keyOf={(row) => String(row.line)}
        empty={<Nothing title={say("import_no_rows")} />}
        isPart
      />
    </>
  );
}

function rowColumns(): Column<PriceRow>[] {
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name || row.article },
    { id: "line", title: say("col_line"), kind: "number", of: (row) => row.line, isExtra: true },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.article },
    { id: "shelf", title: say("price_list_shelf"), kind: "amount", of: (row) => row.shelf_ore },
    {
      id: "price",
      title: say("price_list_price"),
      kind: "amount",
      of: (row) => row.price_ore,
      show: (row) => (row.price_ore === null ? "" : kroner(row.price_ore)),
    },
    {
      id: "fault",
      title: say("col_told"),
      kind: "text",
      of: toldOf,
      show: (row) => row.fault && <Tag tone="bad">{toldOf(row)}</Tag>,
    },
  ];
}

function toldOf({ fault, other_line }: PriceRow): string {
  return fault === null ? "" : sayCode("price_fault", fault, { line: other_line ?? 0 });
}
