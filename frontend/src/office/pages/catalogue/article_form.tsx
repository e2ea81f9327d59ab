// What can be said of an article. Amounts are typed as kroner and sent as øre; nothing is judged here but whether
// an amount is one.

import { kroner, oreOf, percent } from "../../../writing/money.ts";
import { milliOf, quantity } from "../../../writing/quantity.ts";
import type { Article, Frame } from "../../goods/articles.ts";
import { Choice, type Option, Text, Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Outcome, type Sending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";

type Typed = "price_ore" | "gtins" | "age_limit" | "stock_minimum_milli" | "stock_maximum_milli";

/** An article as it is being typed. */
export interface Draft extends Omit<Article, Typed> {
  price: string;
  gtins: string;
  age: string;
  minimum: string;
  maximum: string;
}

const RESTRICTIONS = ["none", "beer_shop", "alcohol_served", "tobacco", "energy_drink"];
const AGES = ["16", "18", "20"];
const UNITS = ["stk", "kg", "g", "l", "m", "par", "time"];

/** A new article: of the first group, with the first VAT code that has a rate. */
export function blank(frame: Frame): Draft {
  return {
    number: "",
    name: "",
    group: frame.groups[0]?.code ?? "",
    vat_code: (frame.vat_codes.find((each) => each.rate_bp > 0) ?? frame.vat_codes[0])?.code ?? "",
    vat_code_eat_in: null,
    price: "",
    unit: "stk",
    gtins: "",
    deposit: null,
    is_deposit: false,
    discountable: true,
    age: "",
    button_colour: "",
    favourite: false,
    restriction: "none",
    stock_kept: false,
    family: "",
    variant: [],
    picture: "",
    minimum: "",
    maximum: "",
  };
}

export function draftOf(article: Article): Draft {
  const { price_ore, gtins, age_limit, stock_minimum_milli, stock_maximum_milli, ...rest } = article;
  return {
    ...rest,
    price: price_ore === null ? "" : kroner(price_ore),
    gtins: gtins.join("\n"),
    age: age_limit === null ? "" : String(age_limit),
    minimum: stock_minimum_milli === null ? "" : quantity(stock_minimum_milli),
    maximum: stock_maximum_milli === null ? "" : quantity(stock_maximum_milli),
  };
}

/** What is sent; null where the price or a limit is none. */
export function bodyOf(draft: Draft): Record<string, unknown> | null {
  const { price, gtins, age, minimum, maximum, ...kept } = draft;
  const { number: _, family: __, variant: ___, picture: ____, ...rest } = kept;
  const ore = price.trim() === "" ? null : oreOf(price);
  if (price.trim() !== "" && ore === null) return null;
  const least = limitOf(minimum);
  const most = limitOf(maximum);
  if (least === undefined || most === undefined) return null;
  return {
    ...rest,
    price_ore: ore,
    gtins: gtins.split(/[\s,;]+/).filter(Boolean),
    age_limit: age === "" ? null : Number(age),
    stock_minimum_milli: least,
    stock_maximum_milli: most,
  };
}

/** Thousandths; null where nothing is typed, undefined where it is no quantity. */
function limitOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  return text.trim() === "0" ? 0 : (milliOf(text) ?? undefined);
}

interface Props {
  frame: Frame;
  draft: Draft;
  change: (draft: Draft) => void;
  keep: (number: string, body: unknown) => Promise<void>;
  sending: Sending;
  isNew: boolean;
}

export function ArticleForm({ frame, draft, change, keep, sending, isNew }: Props) {
  const put = (what: Partial<Draft>) => change({ ...draft, ...what });
  const body = bodyOf(draft);
  const units = UNITS.includes(draft.unit) ? UNITS : [draft.unit, ...UNITS];
  return (
    <Form
      send={() => {
        if (body) void keep(draft.number.trim(), body);
      }}
    >
      <div class="fields level">
        {isNew && (
          <Text
            title={say("col_article_number")}
            value={draft.number}
            max={35}
            put={(number) => put({ number })}
          />
        )}
        {draft.family === "" && (
          <Text title={say("article_name")} value={draft.name} max={200} put={(name) => put({ name })} />
        )}
        <Choice
          title={say("article_group")}
          value={draft.group}
          options={frame.groups.map((each) => [each.code, each.name])}
          put={(group) => put({ group })}
        />
        <Text
          title={say("article_price")}
          value={draft.price}
          max={14}
          put={(price) => put({ price })}
          note={body === null ? say("article_price_fault") : say("article_price_note")}
          isAmount
        />
        <Choice
          title={say("article_unit")}
          value={draft.unit}
          options={units.map((each) => [each, each])}
          put={(unit) => put({ unit })}
        />
        <Choice
          title={say("article_vat")}
          value={draft.vat_code}
          options={vatOptions(frame)}
          put={(vat_code) => put({ vat_code })}
        />
        <Choice
          title={say("article_vat_eat_in")}
          value={draft.vat_code_eat_in ?? ""}
          options={[["", say("article_vat_same")], ...vatOptions(frame)]}
          put={(code) => put({ vat_code_eat_in: code || null })}
        />
        <Choice
          title={say("article_deposit")}
          value={draft.deposit ?? ""}
          options={[
            ["", say("article_no_deposit")],
            ...frame.deposits.map(
              (each): Option => [each.number, `${each.name} ${kroner(each.price_ore ?? 0)}`],
            ),
          ]}
          put={(deposit) => put({ deposit: deposit || null })}
        />
        <Choice
          title={say("article_restriction")}
          value={draft.restriction}
          options={RESTRICTIONS.map((each) => [each, sayCode("restriction", each)])}
          put={(restriction) => put({ restriction })}
        />
        <Choice
          title={say("article_age")}
          value={draft.age}
          options={[
            ["", say("article_no_age")],
            ...AGES.map((each): Option => [each, `${each} ${say("years")}`]),
          ]}
          put={(age) => put({ age })}
        />
        <label class="field">
          <span>{say("article_gtins")}</span>
          <textarea
            rows={2}
            inputMode="numeric"
            value={draft.gtins}
            onInput={(event) => put({ gtins: event.currentTarget.value })}
          />
          <small>{say("article_gtins_note")}</small>
        </label>
      </div>
      <div class="field-row">
        <Tick title={say("article_favourite")} is={draft.favourite} put={(favourite) => put({ favourite })} />
        <Tick
          title={say("article_discountable")}
          is={draft.discountable}
          put={(discountable) => put({ discountable })}
        />
        <Tick
          title={say("article_is_deposit")}
          is={draft.is_deposit}
          put={(is_deposit) => put({ is_deposit })}
        />
        <Tick
          title={say("article_stock_kept")}
          is={draft.stock_kept}
          put={(stock_kept) => put({ stock_kept })}
        />
      </div>
      {draft.stock_kept && (
        <div class="fields level">
          <Text
            title={say("article_minimum", { unit: draft.unit })}
            value={draft.minimum}
            max={12}
            put={(minimum) => put({ minimum })}
            note={say("article_minimum_note")}
            isAmount
          />
          <Text
            title={say("article_maximum", { unit: draft.unit })}
            value={draft.maximum}
            max={12}
            put={(maximum) => put({ maximum })}
            note={say("article_maximum_note")}
            isAmount
          />
        </div>
      )}
      <Outcome of={sending} />
      <button
        type="submit"
        class="key strong"
        disabled={body === null || draft.number.trim() === "" || draft.name.trim() === ""}
      >
        <span class="label">{say(isNew ? "article_enter" : "article_keep")}</span>
      </button>
    </Form>
  );
}

function vatOptions(frame: Frame): Option[] {
  return frame.vat_codes.map((each) => [each.code, `${percent(each.rate_bp)} · ${each.description}`]);
}
