// One count, filled from several screens at once: what another has counted comes by itself. Whoever counts is not
// shown what the books say; that is asked for apart, when the variance is to be seen.

import { useEffect, useState } from "preact/hooks";
import { Refused } from "../../../register/api.ts";
import { kroner } from "../../../writing/money.ts";
import { milliOf, quantity } from "../../../writing/quantity.ts";
import { FindStock } from "../../goods/find_article.tsx";
import { send } from "../../line/ask.ts";
import { useAgainWhile, useLoad } from "../../line/load.ts";
import { Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortMoment } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { SheetTag } from "./stock_count.tsx";
import type { Sheet, SheetLine } from "./stock_shapes.ts";

/** An article that is being counted, and its line on the sheet when it was chosen. */
type Found = Pick<SheetLine, "name" | "unit"> & { number: string; known: SheetLine | undefined };

/** Refusals of a line that is another than the one that was seen. */
const OUTDATED = ["stock.counted_by_another", "stock.count_taken_off"];

export function StockSheet({ number }: { number: string }) {
  const path = `/stock/count-sheets/${encodeURIComponent(number)}`;
  const load = useLoad<Sheet>(path);
  const row = load.now.value?.row;
  const isOpen = row?.state === "open";
  // A sheet may have thousands of lines: they are read again only when something was written.
  const look = useLoad<Pick<Sheet, "row">>(isOpen ? `${path}?lines=false` : null);
  useAgainWhile(isOpen, look.anew);
  const seen = look.now.value?.row;
  useEffect(() => {
    if (!isOpen || !row || !seen || load.now.state === "loading") return;
    // Its version only goes up, and a look from before one's own line is no news.
    if (seen.version > row.version || seen.state !== row.state) load.anew();
  }, [seen]);
  return (
    <Page
      title={say("count_title", { number })}
      lead={say("stock_count_lead")}
      back={{ link: linkTo("lager", ["tell"]), title: say("stock_count_part") }}
    >
      <Loaded of={load}>
        {(sheet, again) => (
          <>
            {isOpen && <Counting sheet={sheet} path={path} again={again} />}
            <Counted sheet={sheet} path={path} again={again} />
            {sheet.row.lines > 0 && sheet.row.state !== "dropped" && (
              <Variances sheet={sheet} path={path} again={again} />
            )}
            {isOpen && <Drop path={path} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface PartProps {
  sheet: Sheet;
  path: string;
  again: () => void;
}

function Counting({ sheet, path, again }: PartProps) {
  const [found, setFound] = useState<Found | null>(null);
  const [many, setMany] = useState("");
  const sending = useSending();
  // What another writes meanwhile changes no button under somebody's hand: the register refuses what was not seen.
  const known = found?.known;
  const milli = many.trim() === "0" ? 0 : milliOf(many);
  const keep = async (adds: boolean) => {
    if (found === null) return;
    const forget = () => {
      setFound(null);
      setMany("");
    };
    await sending.over(async () => {
      const body = { counted_milli: milli, seen: known?.version ?? 0, adds };
      try {
        await send("PUT", `${path}/lines/${encodeURIComponent(found.number)}`, body);
      } catch (why) {
        if (why instanceof Refused && OUTDATED.includes(why.problem.code)) forget();
        throw why;
      }
      forget();
    });
    again();
  };
  return (
    <Card title={say("count_count")} lead={say("stock_count_card")}>
      <div class="stack">
        <FindStock
          chosen={({ number, name, unit }) => {
            sending.hush();
            setMany("");
            setFound({ number, name, unit, known: sheet.lines.find((line) => line.article === number) });
          }}
        />
        <Outcome of={sending} />
        {found && (
          <Form send={() => keep(known !== undefined)}>
            {known && (
              <p class="hint">
                {say("count_known", {
                  many: `${quantity(known.counted_milli)} ${known.unit}`,
                  who: known.counted_by,
                })}
              </p>
            )}
            <Text
              title={`${found.name} (${found.number}), ${found.unit}`}
              value={many}
              max={12}
              put={setMany}
              isAmount
            />
            <div class="card-actions">
              <button type="submit" class="key strong" disabled={milli === null || sending.isOn}>
                <span class="label">{say(known ? "count_add" : "count_write")}</span>
              </button>
              {known && (
                <button
                  type="button"
                  class="key"
                  disabled={milli === null || sending.isOn}
                  onClick={() => void keep(false)}
                >
                  <span class="label">{say("count_write_over")}</span>
                </button>
              )}
            </div>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Counted({ sheet, path, again }: PartProps) {
  const sending = useSending();
  const takeOff = async (line: SheetLine) => {
    await sending.over(() =>
      send("DELETE", `${path}/lines/${encodeURIComponent(line.article)}?seen=${line.version}`),
    );
    again();
  };
  return (
    <Card title={say("count_counted")} actions={<SheetTag row={sheet.row} />}>
      <div class="stack">
        <Outcome of={sending} />
        <Table
          name={say("count_counted")}
          columns={countedColumns(sheet.row.state === "open" ? takeOff : null)}
          rows={sheet.lines}
          keyOf={(line) => line.article}
          empty={<Nothing title={say("count_nothing")}>{say("count_nothing_lead")}</Nothing>}
        />
      </div>
    </Card>
  );
}

function Variances({ sheet, path, again }: PartProps) {
  const [shown, setShown] = useState<Sheet | null>(null);
  const sending = useSending();
  const load = useLoad<Sheet>(shown || sheet.row.state === "posted" ? `${path}?variance=true` : null);
  const seen = load.now.value;
  const isFresh = seen !== null && seen.row.version === sheet.row.version;
  const look = () => {
    sending.hush();
    setShown(sheet);
    load.again();
  };
  const post = () =>
    sending.over(async () => {
      await send("PUT", `${path}/posted`, { version: seen?.row.version ?? 0 });
      load.again();
      again();
    });
  return (
    <Card title={say("stock_variance")} lead={say("stock_variance_lead")}>
      <div class="stack">
        {seen && (
          <Table
            name={say("stock_variance")}
            columns={varianceColumns()}
            rows={seen.lines}
            keyOf={(line) => line.article}
            empty={<Nothing title={say("stock_none")} />}
          />
        )}
        {seen && seen.value_ore !== null && (
          <p class="hint">{say("count_value", { amount: kroner(seen.value_ore) })}</p>
        )}
        <Outcome of={sending} />
        {sheet.row.state === "posted" && (
          <Said tone="good">{say("count_posted", { entries: sheet.row.entries.join(", ") })}</Said>
        )}
        {sheet.row.state === "open" && (
          <div class="card-actions">
            <button type="button" class={isFresh ? "key" : "key strong"} onClick={look}>
              <span class="label">{say("stock_show_variance")}</span>
            </button>
            {isFresh && (
              <button type="button" class="key strong" disabled={sending.isOn} onClick={() => void post()}>
                <span class="label">{say("stock_enter_count")}</span>
              </button>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

function Drop({ path, again }: { path: string; again: () => void }) {
  const sending = useSending();
  const drop = () =>
    sending.over(async () => {
      await send("DELETE", path);
      again();
    });
  return (
    <Card title={say("count_drop")} lead={say("count_drop_lead")}>
      <div class="stack">
        <Outcome of={sending} />
        <button type="button" class="key" disabled={sending.isOn} onClick={() => void drop()}>
          <span class="label">{say("count_drop")}</span>
        </button>
      </div>
    </Card>
  );
}

function countedColumns(takeOff: ((line: SheetLine) => Promise<void>) | null): Column<SheetLine>[] {
  const all: Column<SheetLine>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (line) => line.name },
    {
      id: "number",
      title: say("col_article_number"),
      kind: "text",
      of: (line) => line.article,
      isExtra: true,
    },
    amount("counted", say("stock_counted_column"), (line) => line.counted_milli),
    {
      id: "who",
      title: say("count_by"),
      kind: "text",
      of: (line) => line.counted_by,
      show: (line) => `${line.counted_by}, ${shortMoment(line.counted_at)}`,
      isExtra: true,
    },
  ];
  if (takeOff === null) return all;
  const off: Column<SheetLine> = {
    id: "off",
    title: say("count_off"),
    kind: "text",
    of: () => "",
    show: (line) => (
      <button
        type="button"
        class="key small"
        aria-label={say("stock_drop", { name: line.name })}
        onClick={() => void takeOff(line)}
      >
        <span class="label">{say("count_off")}</span>
      </button>
    ),
  };
  return [...all, off];
}

function varianceColumns(): Column<SheetLine>[] {
  const all: Column<SheetLine>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (line) => line.name },
    amount("counted", say("stock_counted_column"), (line) => line.counted_milli),
    amount("expected", say("stock_expected"), (line) => line.variance?.expected_milli ?? 0),
    amount("variance", say("stock_variance"), (line) => line.variance?.variance_milli ?? 0),
  ];
  if (may("see_cost")) {
    all.push({
      id: "value",
      title: say("count_value_column"),
      kind: "number",
      of: (line) => line.variance?.value_ore ?? null,
      show: (line) =>
        line.variance?.value_ore == null ? say("stock_cost_unknown") : kroner(line.variance.value_ore),
    });
  }
  all.push({
    id: "state",
    title: say("stock_state"),
    kind: "text",
    of: (line) => (line.variance?.is_outdated ? say("count_outdated") : ""),
    show: (line) => (line.variance?.is_outdated ? <Tag tone="bad">{say("count_outdated")}</Tag> : ""),
  });
  return all;
}

function amount(id: string, title: string, of: (line: SheetLine) => number): Column<SheetLine> {
  return { id, title, kind: "number", of, show: (line) => `${quantity(of(line))} ${line.unit}` };
}
