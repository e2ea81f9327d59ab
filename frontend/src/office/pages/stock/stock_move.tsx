// Goods that come, are lost, taken for own use or carried elsewhere. What may not be is said by the register.

import { useState } from "preact/hooks";
import { oreOf } from "../../../writing/money.ts";
import { milliOf } from "../../../writing/quantity.ts";
import { FindStock } from "../../goods/find_article.tsx";
import type { StockRow } from "../../goods/stock_row.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say, sayCode } from "../../words/say.ts";
import { ArticleLine } from "./article_line.tsx";
import { STOCK_PARTS, type StockPlace, type StockStanding } from "./stock_shapes.ts";

const WAYS = [
  ["receipts", "goods_received"],
  ["waste", "goods_wasted"],
  ["own-use", "goods_taken_out"],
  ["transfers", "goods_transferred"],
] as const;

interface Line {
  row: StockRow;
  quantity: string;
  cost: string;
}

interface Head {
  way: string;
  place: string;
  to: string;
  why: string;
  reference: string;
}

export function StockMoves() {
  const standing = useLoad<StockStanding>("/stock");
  return (
    <Page title={say("stock_move_part")} lead={say("stock_move_lead")}>
      <Tabs page="lager" parts={STOCK_PARTS} />
      <Loaded of={standing}>{({ places }) => <Move places={places} />}</Loaded>
    </Page>
  );
}

function Move({ places }: { places: readonly StockPlace[] }) {
  const first: Head = {
    way: "receipts",
    place: places[0]?.code ?? "",
    to: places[1]?.code ?? "",
    why: "",
    reference: "",
  };
  const [head, setHead] = useState<Head>(first);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const sending = useSending();
  const [enterOnce] = useState(() => once());
  const change = (number: string, what: Partial<Line>) =>
    setLines(lines.map((line) => (line.row.number === number ? { ...line, ...what } : line)));
  const enter = () =>
    sending.over(async () => {
      await enterOnce(`/stock/${head.way}`, bodyOf(head, lines));
      setLines([]);
      setHead({ ...head, why: "", reference: "" });
      return say("stock_entered");
    });
  const kind = WAYS.find(([way]) => way === head.way)?.[1] ?? "";
  return (
    <Card
      title={sayCode("move", kind)}
      lead={say(head.way === "own-use" ? "stock_own_use_lead" : "stock_move_card")}
    >
      <div class="stack">
        <HeadFields head={head} places={places} put={(what) => setHead({ ...head, ...what })} />
        <FindStock
          chosen={(row) => {
            if (lines.every((line) => line.row.number !== row.number))
              setLines([...lines, { row, quantity: "", cost: "" }]);
          }}
        />
        <Form send={enter}>
          {lines.map((line) => (
            <LineFields
              key={line.row.number}
              line={line}
              hasCost={head.way === "receipts"}
              put={(what) => change(line.row.number, what)}
              drop={() => setLines(lines.filter((each) => each !== line))}
            />
          ))}
          <Outcome of={sending} />
          <button type="submit" class="key strong" disabled={!isReady(head, lines) || sending.isOn}>
            <span class="label">{say("stock_enter")}</span>
          </button>
        </Form>
      </div>
    </Card>
  );
}

interface HeadProps {
  head: Head;
  places: readonly StockPlace[];
  put: (what: Partial<Head>) => void;
}

function HeadFields({ head, places, put }: HeadProps) {
  const options = places.map((each): [string, string] => [each.code, each.name]);
  const isTransfer = head.way === "transfers";
  const comes = head.way === "receipts";
  return (
    <div class="fields level">
      <Choice
        title={say("stock_what")}
        value={head.way}
        options={WAYS.map(([way, kind]) => [way, sayCode("move", kind)])}
        put={(way) => put({ way })}
      />
      <Choice
        title={say(isTransfer ? "stock_from" : "stock_place")}
        value={head.place}
        options={options}
        put={(place) => put({ place })}
      />
      {isTransfer ? (
        <Choice title={say("stock_to")} value={head.to} options={options} put={(to) => put({ to })} />
      ) : (
        <Text
          title={say(comes ? "stock_supplier" : "stock_why")}
          value={head.why}
          max={200}
          put={(why) => put({ why })}
        />
      )}
      {comes && (
        <Text
          title={say("stock_reference")}
          value={head.reference}
          max={200}
          put={(reference) => put({ reference })}
        />
      )}
    </div>
  );
}

interface LineProps {
  line: Line;
  hasCost: boolean;
  put: (what: Partial<Line>) => void;
  drop: () => void;
}

function LineFields({ line: { row, quantity, cost }, hasCost, put, drop }: LineProps) {
  return (
    <ArticleLine number={row.number} name={row.name} drop={drop}>
      <Text
        title={say("stock_quantity", { unit: row.unit })}
        value={quantity}
        max={12}
        put={(text) => put({ quantity: text })}
        isAmount
      />
      {hasCost && (
        <Text
          title={say("stock_cost", { unit: row.unit })}
          value={cost}
          max={12}
          put={(text) => put({ cost: text })}
          note={say("stock_cost_note")}
          isAmount
        />
      )}
    </ArticleLine>
  );
}

function isReady(head: Head, lines: readonly Line[]): boolean {
  const needsWhy = head.way === "waste" || head.way === "own-use";
  const isWhole = (line: Line) =>
    milliOf(line.quantity) !== null &&
    (head.way !== "receipts" || line.cost.trim() === "" || oreOf(line.cost) !== null);
  return lines.length > 0 && lines.every(isWhole) && (!needsWhy || head.why.trim() !== "");
}

function bodyOf(head: Head, lines: readonly Line[]): Record<string, unknown> {
  const goods = lines.map((line) => ({
    article: line.row.number,
    quantity_milli: milliOf(line.quantity),
    ...(head.way === "receipts" && {
      unit_cost_ore: line.cost.trim() === "" ? null : oreOf(line.cost),
    }),
  }));
  if (head.way === "transfers") return { from_place: head.place, to_place: head.to, goods };
  if (head.way === "receipts")
    return { place: head.place, goods, supplier: head.why, reference: head.reference };
  return { place: head.place, goods, reason: head.why };
}
