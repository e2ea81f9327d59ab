// A new experiment with prices: which articles, the other price of each, how often it changes, from when, how long.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import type { Article } from "../../goods/articles.ts";
import { FindForSale } from "../../goods/find_article.tsx";
import { once } from "../../line/once.ts";
import { Choice, Day, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { businessDay, daysAfter } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

const ARTICLES_MAX = 5;
const WEEKS = Array.from({ length: 13 }, (_, place) => String(2 * (place + 1)));
const TURNS = ["day", "week"] as const;

interface Row {
  article: Article;
  tried: string;
  cost: string;
}

export function NewExperiment({ done }: { done: () => void }) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [turn, setTurn] = useState("day");
  const [firstDay, setFirstDay] = useState(daysAfter(businessDay(), 1));
  const [weeks, setWeeks] = useState("8");
  const sending = useSending();
  const [makeOnce] = useState(() => once());
  const prices = rows.map((row) => ({
    article: row.article.number,
    tried_ore: oreOf(row.tried),
    cost_ore: row.cost.trim() === "" ? null : oreOf(row.cost),
  }));
  const isReady = rows.length > 0 && firstDay !== "" && prices.every(({ tried_ore }) => tried_ore !== null);
  const put = (number: string, what: Partial<Row>) =>
    setRows(rows.map((row) => (row.article.number === number ? { ...row, ...what } : row)));
  const make = () =>
    sending.over(async () => {
      const body = { prices, turn, first_day: firstDay, weeks: Number(weeks) };
      const made = await makeOnce<{ number: number }>("/insight/experiments", body);
      setRows([]);
      done();
      return say("experiment_made", { number: made.number });
    });
  return (
    <Card title={say("experiment_new")} lead={say("experiment_new_lead")}>
      <div class="stack">
        {rows.length < ARTICLES_MAX && (
          <FindForSale
            chosen={(article) => {
              if (rows.every((row) => row.article.number !== article.number))
                setRows([...rows, { article, tried: "", cost: "" }]);
            }}
          />
        )}
        <Form send={make}>
          {rows.map((row) => (
            <Prices
              key={row.article.number}
              of={row}
              put={(what) => put(row.article.number, what)}
              drop={() => setRows(rows.filter((other) => other !== row))}
            />
          ))}
          <div class="fields level">
            <Choice
              title={say("experiment_turn")}
              value={turn}
              options={TURNS.map((each) => [each, sayCode("experiment_turn", each)])}
              put={setTurn}
            />
            <Day title={say("experiment_first_day")} value={firstDay} put={setFirstDay} />
            <Choice
              title={say("experiment_weeks")}
              value={weeks}
              options={WEEKS.map((each) => [each, each])}
              put={setWeeks}
            />
          </div>
          <p class="hint">{say("experiment_weeks_note")}</p>
          <Outcome of={sending} />
          <div class="field-row">
            <button type="submit" class="key strong" disabled={!isReady || sending.isOn}>
              <span class="label">{say("experiment_make")}</span>
            </button>
          </div>
        </Form>
      </div>
    </Card>
  );
}

interface PricesProps {
  of: Row;
  put: (what: Partial<Row>) => void;
  drop: () => void;
}

function Prices({ of: row, put, drop }: PricesProps) {
  const { name, price_ore } = row.article;
  return (
    <fieldset class="stack">
      <legend>
        {name}, {price_ore === null ? say("article_open_price") : kroner(price_ore)}
      </legend>
      <div class="fields level">
        <Text
          title={say("experiment_tried")}
          value={row.tried}
          max={12}
          put={(tried) => put({ tried })}
          isAmount
        />
        <Text
          title={say("experiment_cost")}
          value={row.cost}
          max={12}
          put={(cost) => put({ cost })}
          isAmount
        />
        <button type="button" class="key small" onClick={drop}>
          <span class="label">{say("labels_drop", { name })}</span>
        </button>
      </div>
    </fieldset>
  );
}
