// What came of an order: what is left stands there already, and may be less, more or something else.

import { useState } from "preact/hooks";
import { milliOf, quantity } from "../../../writing/quantity.ts";
import { FindStock } from "../../goods/find_article.tsx";
import { once } from "../../line/once.ts";
import { Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import type { Order } from "./purchase_shapes.ts";

interface Came {
  article: string;
  name: string;
  unit: string;
  open_milli: number;
  many: string;
}

export function Arrival({ order, again }: { order: Order; again: () => void }) {
  const [came, setCame] = useState<readonly Came[]>(() =>
    order.lines
      .filter((line) => line.open_milli > 0)
      .map(({ article, name, unit, open_milli }) => ({
        article,
        name,
        unit,
        open_milli,
        many: quantity(open_milli),
      })),
  );
  const [reference, setReference] = useState("");
  const [word, setWord] = useState("");
  const sending = useSending();
  const [enterOnce] = useState(() => once());
  const some = came.filter((each) => !isNone(each));
  const isMore = some.some((each) => (milliOf(each.many) ?? 0) > each.open_milli);
  const isKnownNote = order.deliveries.some((each) => each.reference && each.reference === reference.trim());
  const isReady = some.length > 0 && some.every((each) => milliOf(each.many) !== null);
  const enter = () =>
    sending.over(async () => {
      const goods = some.map((each) => ({ article: each.article, quantity_milli: milliOf(each.many) }));
      await enterOnce("/purchasing/receipts", {
        order: order.row.number,
        version: order.version,
        goods,
        reference,
        word,
      });
      again();
    });
  return (
    <Card title={say("purchase_arrival")} lead={say("purchase_arrival_lead")}>
      <div class="stack">
        <FindStock
          chosen={({ number, name, unit }) => {
            if (came.every((each) => each.article !== number))
              setCame([...came, { article: number, name, unit, open_milli: 0, many: "" }]);
          }}
        />
        <Form send={enter}>
          <div class="fields">
            {came.map((each) => (
              <Text
                key={each.article}
                title={`${each.name} (${each.article}), ${each.unit}`}
                value={each.many}
                max={12}
                put={(many) =>
                  setCame(came.map((other) => (other.article === each.article ? { ...other, many } : other)))
                }
                isAmount
              />
            ))}
          </div>
          <div class="fields level">
            <Text title={say("stock_reference")} value={reference} max={200} put={setReference} />
            {(isMore || isKnownNote) && (
              <Text
                title={say("purchase_word")}
                value={word}
                max={200}
                put={setWord}
                note={say(isKnownNote ? "purchase_word_known_note" : "purchase_word_note")}
              />
            )}
          </div>
          <Outcome of={sending} />
          <button type="submit" class="key strong" disabled={!isReady || sending.isOn}>
            <span class="label">{say("purchase_enter_arrival")}</span>
          </button>
        </Form>
      </div>
    </Card>
  );
}

function isNone({ many }: Came): boolean {
  return many.trim() === "" || many.trim() === "0";
}
