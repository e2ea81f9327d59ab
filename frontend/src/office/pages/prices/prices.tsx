// Prices and VAT that hold from a moment to come: what waits, entered, taken back. The register does it by itself.

import { useState } from "preact/hooks";
import { kroner, oreOf, percent } from "../../../writing/money.ts";
import { type Article, CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { faultOf, useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice, Day, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo, place } from "../../visitor/route.ts";
import { daysAfter, shortMoment, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

interface PriceToCome {
  number: number;
  article: string;
  valid_from: string;
  price_ore: number | null;
  vat_code: string;
  state: "waits" | "refused";
  why: string;
}

interface Row {
  price: PriceToCome;
  name: string;
  price_now_ore: number | null;
  vat_code_now: string;
  is_late: boolean;
  experiment: number;
  turns: number;
  until: string | null;
}

interface PricesShown {
  rows: Row[];
  more: boolean;
}

type Told = { tone: "good" | "bad"; text: string } | null;

export function Prices() {
  const frame = useLoad<Frame>("/catalogue");
  const prices = useLoad<PricesShown>("/catalogue/prices");
  return (
    <Page title={say("prices_part")} lead={say("prices_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>
        {(shape) => (
          <>
            <Enter frame={shape} done={prices.again} />
            <Card title={say("prices_waiting")}>
              <Loaded of={prices}>
                {(shown, again) => <Waiting frame={shape} shown={shown} again={again} />}
              </Loaded>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const FIRST_IN_THE_MORNING = "06:00";

function Enter({ frame, done }: { frame: Frame; done: () => void }) {
  const [article, setArticle] = useState(place.value.query["vare"] ?? "");
  const [day, setDay] = useState(daysAfter(today(), 1));
  const [time, setTime] = useState(FIRST_IN_THE_MORNING);
  const [price, setPrice] = useState("");
  const [vat, setVat] = useState("");
  const sending = useSending();
  const [enterOnce] = useState(() => once());
  const price_ore = price.trim() === "" ? null : oreOf(price);
  const isReady =
    article.trim() !== "" &&
    day !== "" &&
    time !== "" &&
    (price.trim() === "" ? vat !== "" : price_ore !== null);
  const enter = () =>
    sending.over(async () => {
      const number = article.trim();
      await enterOnce("/catalogue/prices", { article: number, day, time, price_ore, vat_code: vat });
      setArticle("");
      setPrice("");
      done();
      return say("price_entered", { number });
    });
  return (
    <Card title={say("price_new")} lead={say("price_new_lead")}>
      <Form send={enter}>
        <div class="fields level">
          <Text
            title={say("col_article_number")}
            value={article}
            max={35}
            put={setArticle}
            note={<Now number={article.trim()} />}
          />
          <Text
            title={say("price_to_come")}
            value={price}
            max={12}
            put={setPrice}
            note={say("price_stays_note")}
            isAmount
          />
          <Choice
            title={say("article_vat")}
            value={vat}
            options={[["", say("price_stays")], ...frame.vat_codes.map(vatOption)]}
            put={setVat}
          />
          <Day title={say("price_from_day")} value={day} put={setDay} />
          <label class="field">
            <span>{say("price_from_time")}</span>
            <input type="time" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
          </label>
        </div>
        <Outcome of={sending} />
        <div class="field-row">
          <button type="submit" class="key strong" disabled={!isReady || sending.isOn}>
            <span class="label">{say("price_enter")}</span>
          </button>
        </div>
      </Form>
    </Card>
  );
}

function vatOption(each: Frame["vat_codes"][number]): [string, string] {
  return [each.code, `${percent(each.rate_bp)} · ${each.description}`];
}

/** What the article is called and costs now, so that nobody changes another than she means. */
function Now({ number }: { number: string }) {
  const asked = new URLSearchParams({ search: number, limit: "10" }).toString();
  const found = useLoad<{ articles: Article[] }>(number === "" ? null : `/catalogue/articles?${asked}`);
  const article = found.now.value?.articles.find((each) => each.number === number);
  if (number === "" || !article) return null;
  return <>{`${article.name}, ${priceText(article.price_ore)}`}</>;
}

function priceText(price_ore: number | null): string {
  return price_ore === null ? say("article_open_price") : kroner(price_ore);
}

interface WaitingProps {
  frame: Frame;
  shown: PricesShown;
  again: () => void;
}

function Waiting({ frame, shown, again }: WaitingProps) {
  const [told, setTold] = useState<Told>(null);
  const takeBack = async (row: Row) => {
    try {
      await send("DELETE", `/catalogue/prices/${row.price.number}`);
      setTold({ tone: "good", text: say("price_taken_back", { name: row.name }) });
      again();
    } catch (why) {
      setTold({ tone: "bad", text: faultOf(why) });
    }
  };
  return (
    <>
      {told && <Said tone={told.tone}>{told.text}</Said>}
      <Table
        name={say("prices_waiting")}
        columns={columns(frame, (row) => void takeBack(row))}
        rows={shown.rows}
        keyOf={(row) => String(row.price.number)}
        empty={<Nothing title={say("prices_none")} />}
      />
      {shown.more && <p class="hint">{say("prices_more", { count: shown.rows.length })}</p>}
    </>
  );
}

function columns(frame: Frame, takeBack: (row: Row) => void): Column<Row>[] {
  const vatOf = (code: string) => {
    const found = frame.vat_codes.find((each) => each.code === code);
    return found ? vatOption(found)[1] : code;
  };
  return [
    {
      id: "name",
      title: say("col_article"),
      kind: "text",
      of: (row) => row.name,
      show: (row) => <a href={linkTo("varer", ["vare", row.price.article])}>{row.name}</a>,
    },
    { id: "from", title: say("price_from"), kind: "moment", of: (row) => row.price.valid_from },
    {
      id: "now",
      title: say("price_now"),
      kind: "amount",
      of: (row) => row.price_now_ore,
      show: (row) => priceText(row.price_now_ore),
    },
    {
      id: "to",
      title: say("price_to_come"),
      kind: "amount",
      of: (row) => row.price.price_ore,
      show: (row) => (row.price.price_ore === null ? say("price_stays") : kroner(row.price.price_ore)),
    },
    {
      id: "vat",
      title: say("article_vat"),
      kind: "text",
      of: (row) => (row.price.vat_code === "" ? say("price_stays") : vatOf(row.price.vat_code)),
    },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => row.price.why || say(row.is_late ? "price_late" : "price_waits"),
      show: (row) =>
        row.until !== null ? (
          <a href={linkTo("innsikt", ["prisforsok"])}>
            {say("price_turns", {
              number: row.experiment,
              turns: row.turns,
              until: shortMoment(row.until),
            })}
          </a>
        ) : row.price.state === "refused" ? (
          <>
            <Tag tone="bad">{say("price_refused")}</Tag> {row.price.why}
          </>
        ) : row.is_late ? (
          <>
            <Tag tone="bad">{say("price_late")}</Tag> {say("price_late_why")}
          </>
        ) : (
          <Tag tone="waits">{say("price_waits")}</Tag>
        ),
    },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      // One turn taken back would spoil a pair; the whole experiment is stopped where it is told of.
      show: (row) =>
        row.until === null && (
          <button type="button" class="key small" onClick={() => takeBack(row)}>
            <span class="label">
              {say(row.price.state === "refused" ? "price_put_away" : "price_take_back")}
            </span>
            <span class="unseen"> {row.name}</span>
          </button>
        ),
    },
  ];
}
