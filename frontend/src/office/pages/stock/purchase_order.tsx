// One order: changed while it is a draft, sent, taken in as it comes, and closed.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import { milliOf, quantity } from "../../../writing/quantity.ts";
import { FindStock } from "../../goods/find_article.tsx";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay, shortMoment } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { ArticleLine } from "./article_line.tsx";
import { StateTag } from "./purchase.tsx";
import { Arrival } from "./purchase_arrival.tsx";
import type { Order, OrderLine } from "./purchase_shapes.ts";

export function OrderPage({ number }: { number: string }) {
  const load = useLoad<Order>(`/purchasing/orders/${encodeURIComponent(number)}`);
  return (
    <Page
      title={say("purchase_order_title", { number })}
      lead={load.now.value?.supplier.name ?? ""}
      back={{ link: linkTo("lager", ["innkjop"]), title: say("purchase_part") }}
      actions={
        <Download path={`/purchasing/orders/${encodeURIComponent(number)}/pdf`}>
          {say("purchase_pdf")}
        </Download>
      }
    >
      <Loaded of={load}>
        {(order, again) => (
          <>
            <Standing order={order} />
            {order.row.state === "draft" && <Draft key={order.version} order={order} again={again} />}
            {order.row.state === "sent" && <Arrival key={order.version} order={order} again={again} />}
            {order.row.state !== "draft" && <Lines order={order} />}
            {order.row.state !== "closed" && <Close order={order} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ order }: { order: Order }) {
  const { row } = order;
  return (
    <ul class="facts">
      <li>
        <StateTag row={row} />
      </li>
      {order.sent_at && <li>{say("purchase_sent_at", { at: shortMoment(order.sent_at) })}</li>}
      {row.state === "sent" && row.expected_on && (
        <li>{say("purchase_expected_on", { day: shortDay(row.expected_on) })}</li>
      )}
      {order.word && <li>{say("purchase_closed_word", { word: order.word })}</li>}
      {row.total_ore !== null && <li>{say("purchase_total_is", { amount: kroner(row.total_ore) })}</li>}
    </ul>
  );
}

interface PartProps {
  order: Order;
  again: () => void;
}

interface DraftLine {
  article: string;
  name: string;
  unit: string;
  many: string;
  cost: string;
}

function Draft({ order, again }: PartProps) {
  const [lines, setLines] = useState<readonly DraftLine[]>(() => order.lines.map(draftOf));
  const [note, setNote] = useState(order.note);
  const [isChanged, setChanged] = useState(false);
  const sending = useSending();
  const change = (changed: readonly DraftLine[]) => {
    setLines(changed);
    setChanged(true);
  };
  const doIt = (path: string, body: unknown) =>
    sending.over(async () => {
      await send("PUT", `/purchasing/orders/${order.row.number}${path}`, body);
      again();
    });
  const keep = () =>
    doIt("", {
      version: order.version,
      place: order.place,
      note,
      lines: lines.map((line) => ({
        article: line.article,
        quantity_milli: milliOf(line.many),
        unit_cost_ore: line.cost.trim() === "" ? null : oreOf(line.cost),
      })),
    });
  const isWhole =
    lines.length > 0 &&
    lines.every(
      (line) => milliOf(line.many) !== null && (line.cost.trim() === "" || oreOf(line.cost) !== null),
    );
  const markSent = (way: string) => doIt("/sent", { way, version: order.version });
  return (
    <Card title={say("purchase_draft")} lead={say("purchase_draft_lead")}>
      <div class="stack">
        <FindStock
          chosen={({ number, name, unit }) => {
            if (lines.every((line) => line.article !== number))
              change([...lines, { article: number, name, unit, many: "", cost: "" }]);
          }}
        />
        <Form send={keep}>
          {lines.map((line) => (
            <LineFields
              key={line.article}
              line={line}
              put={(what) =>
                change(lines.map((each) => (each.article === line.article ? { ...each, ...what } : each)))
              }
              drop={() => change(lines.filter((each) => each.article !== line.article))}
            />
          ))}
          <Text
            title={say("purchase_note")}
            value={note}
            max={500}
            put={(text) => {
              setNote(text);
              setChanged(true);
            }}
          />
          <Outcome of={sending} />
          <div class="card-actions">
            <button type="submit" class="key strong" disabled={!isChanged || !isWhole || sending.isOn}>
              <span class="label">{say("purchase_keep_draft")}</span>
            </button>
            {order.supplier.email !== "" && (
              <button
                type="button"
                class="key"
                disabled={isChanged || sending.isOn}
                onClick={() => void markSent("email")}
              >
                <span class="label">{say("purchase_send_mail", { email: order.supplier.email })}</span>
              </button>
            )}
            <button
              type="button"
              class="key"
              disabled={isChanged || sending.isOn}
              onClick={() => void markSent("otherwise")}
            >
              <span class="label">{say("purchase_mark_sent")}</span>
            </button>
          </div>
        </Form>
      </div>
    </Card>
  );
}

interface LineProps {
  line: DraftLine;
  put: (what: Partial<DraftLine>) => void;
  drop: () => void;
}

function LineFields({ line, put, drop }: LineProps) {
  return (
    <ArticleLine number={line.article} name={line.name} drop={drop}>
      <Text
        title={say("stock_quantity", { unit: line.unit })}
        value={line.many}
        max={12}
        put={(many) => put({ many })}
        isAmount
      />
      <Text
        title={say("stock_cost", { unit: line.unit })}
        value={line.cost}
        max={12}
        put={(cost) => put({ cost })}
        isAmount
      />
    </ArticleLine>
  );
}

function Lines({ order }: { order: Order }) {
  return (
    <Card title={say("purchase_lines")}>
      <Table
        name={say("purchase_lines")}
        columns={columns()}
        rows={order.lines}
        keyOf={(line) => line.article}
        empty={<Nothing title={say("stock_none")} />}
        isPlain
      />
      {order.deliveries.length > 0 && (
        <ul>
          {order.deliveries.map((each) => (
            <li key={`${each.register}-${each.entry}`}>
              {say("purchase_delivered", {
                at: shortMoment(each.at),
                entry: `${each.register} ${each.entry}`,
                text: [each.reference, each.word].filter(Boolean).join(", ") || "–",
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Close({ order, again }: PartProps) {
  const [word, setWord] = useState("");
  const sending = useSending();
  const isSent = order.row.state === "sent";
  const close = () =>
    sending.over(async () => {
      await send("PUT", `/purchasing/orders/${order.row.number}/closed`, { word });
      again();
    });
  return (
    <Card
      title={say(isSent ? "purchase_close" : "purchase_discard")}
      lead={say(isSent ? "purchase_close_lead" : "purchase_discard_lead")}
    >
      <Form send={close}>
        <Text title={say("stock_why")} value={word} max={200} put={setWord} />
        <Outcome of={sending} />
        <button type="submit" class="key" disabled={isSent && word.trim() === ""}>
          <span class="label">{say(isSent ? "purchase_close" : "purchase_discard")}</span>
        </button>
      </Form>
    </Card>
  );
}

function draftOf(line: OrderLine): DraftLine {
  return {
    article: line.article,
    name: line.name,
    unit: line.unit,
    many: quantity(line.ordered_milli),
    cost: line.unit_cost_ore === null ? "" : kroner(line.unit_cost_ore),
  };
}

function columns(): Column<OrderLine>[] {
  const all: Column<OrderLine>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (line) => line.name },
    {
      id: "theirs",
      title: say("purchase_their_number"),
      kind: "text",
      of: (line) => line.their_number,
      isExtra: true,
    },
    amount("ordered", say("purchase_ordered"), (line) => line.ordered_milli),
    amount("received", say("purchase_received"), (line) => line.received_milli),
    amount("open", say("purchase_left"), (line) => line.open_milli),
  ];
  if (!may("see_cost")) return all;
  const cost: Column<OrderLine> = {
    id: "cost",
    title: say("stock_recipe_cost"),
    kind: "number",
    of: (line) => line.unit_cost_ore,
    show: (line) => (line.unit_cost_ore === null ? "" : kroner(line.unit_cost_ore)),
    isExtra: true,
  };
  return [...all, cost];
}

function amount(id: string, title: string, of: (line: OrderLine) => number): Column<OrderLine> {
  return { id, title, kind: "number", of, show: (line) => `${quantity(of(line))} ${line.unit}` };
}
