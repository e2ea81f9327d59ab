// What one article is made of. A measure is typed in the unit of the part or in a smaller one; what may not be is said
// by the register.

import { useState } from "preact/hooks";
import { kroner, percent } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { FindArticle } from "../../goods/find_article.tsx";
import { possibleParts } from "../../goods/search.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";
import { ArticleLine } from "./article_line.tsx";
import { measureOf, unitsBelow } from "./measure.ts";
import type { Recipe, RecipePart } from "./stock_shapes.ts";

interface Draft {
  number: string;
  name: string;
  unit: string;
  measure: string;
  measuredIn: string;
}

export function StockRecipe({ number }: { number: string }) {
  const load = useLoad<Recipe>(`/stock/recipes/${encodeURIComponent(number)}`);
  return (
    <Page
      title={load.now.value?.name ?? number}
      lead={say("article_number_is", { number })}
      back={{ link: linkTo("lager", ["oppskrifter"]), title: say("stock_recipes_part") }}
    >
      <Loaded of={load}>{(recipe) => <Shown key={recipe.number} first={recipe} />}</Loaded>
    </Page>
  );
}

function Shown({ first }: { first: Recipe }) {
  const [recipe, setRecipe] = useState(first);
  return (
    <>
      {recipe.stock_kept && recipe.parts.length > 0 && (
        <p class="hint">{say("stock_recipe_rests", { name: recipe.name })}</p>
      )}
      {may("administer") && <Editor recipe={recipe} kept={setRecipe} />}
      {(recipe.parts.length > 0 || !may("administer")) && <Calculation recipe={recipe} />}
    </>
  );
}

function Editor({ recipe, kept }: { recipe: Recipe; kept: (recipe: Recipe) => void }) {
  const [parts, setParts] = useState<readonly Draft[]>(() => recipe.parts.map(draftOf));
  const sending = useSending();
  const change = (number: string, what: Partial<Draft>) =>
    setParts(parts.map((part) => (part.number === number ? { ...part, ...what } : part)));
  const keep = () =>
    sending.over(async () => {
      const body = {
        parts: parts.map((part) => ({ article: part.number, quantity_milli: milliIn(part) })),
      };
      kept(await send<Recipe>("PUT", `/stock/recipes/${encodeURIComponent(recipe.number)}`, body));
      return say("stock_recipe_kept");
    });
  return (
    <Card title={say("stock_recipe_of", { unit: recipe.unit })} lead={say("stock_recipe_lead")}>
      <div class="stack">
        <FindArticle
          find={possibleParts}
          chosen={({ number, name, unit }) => {
            sending.hush();
            if (number !== recipe.number && parts.every((part) => part.number !== number))
              setParts([...parts, { number, name, unit, measure: "", measuredIn: unit }]);
          }}
        />
        <Form send={keep}>
          {parts.map((part) => (
            <PartFields
              key={part.number}
              part={part}
              put={(what) => change(part.number, what)}
              drop={() => setParts(parts.filter((each) => each !== part))}
            />
          ))}
          <Outcome of={sending} />
          <button
            type="submit"
            class="key strong"
            disabled={sending.isOn || parts.some((part) => milliIn(part) === null)}
          >
            <span class="label">{say("stock_recipe_keep")}</span>
          </button>
        </Form>
      </div>
    </Card>
  );
}

interface PartProps {
  part: Draft;
  put: (what: Partial<Draft>) => void;
  drop: () => void;
}

function PartFields({ part, put, drop }: PartProps) {
  const units = unitsBelow(part.unit);
  return (
    <ArticleLine number={part.number} name={part.name} drop={drop}>
      <Text
        title={say("stock_quantity", { unit: part.measuredIn })}
        value={part.measure}
        max={12}
        put={(measure) => put({ measure })}
        isAmount
      />
      {units.length > 1 && (
        <Choice
          title={say("stock_measured_in")}
          value={part.measuredIn}
          options={units.map((unit) => [unit, unit])}
          put={(measuredIn) => put({ measuredIn })}
        />
      )}
    </ArticleLine>
  );
}

function Calculation({ recipe }: { recipe: Recipe }) {
  const cost = recipe.cost_ore;
  return (
    <Card title={say("stock_calculation")} lead={say("stock_calculation_lead")}>
      <Table
        name={say("stock_calculation")}
        columns={columns()}
        rows={recipe.parts}
        keyOf={(part) => part.number}
        empty={<Nothing title={say("stock_no_recipe")} />}
        isPlain
      />
      {may("see_cost") && recipe.parts.length > 0 && (
        <ul>
          <li>
            {say("stock_recipe_cost")}: {cost === null ? say("stock_cost_unknown") : `${kroner(cost)} kr`}
          </li>
          {recipe.margins.map((each) => (
            <li key={each.serving}>
              {say("stock_margin_line", {
                serving: sayCode("stock_serving", each.serving),
                net: kroner(each.net_ore),
                margin: kroner(each.margin_ore),
                share: percent(each.share_bp),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function columns(): Column<RecipePart>[] {
  const all: Column<RecipePart>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (part) => part.name },
    {
      id: "quantity",
      title: say("stock_takes"),
      kind: "number",
      of: (part) => part.quantity_milli,
      show: (part) => `${quantity(part.quantity_milli)} ${part.unit}`,
    },
    {
      id: "state",
      title: say("stock_state"),
      kind: "text",
      of: (part) => (part.draws ? "" : say("stock_draws_nothing")),
    },
  ];
  if (!may("see_cost")) return all;
  const cost: Column<RecipePart> = {
    id: "cost",
    title: say("stock_recipe_cost"),
    kind: "number",
    of: (part) => part.cost_ore,
    show: (part) => (part.cost_ore === null ? say("stock_cost_unknown") : kroner(part.cost_ore)),
  };
  return [...all, cost];
}

function draftOf({ number, name, unit, quantity_milli }: RecipePart): Draft {
  return { number, name, unit, measure: quantity(quantity_milli), measuredIn: unit };
}

function milliIn(part: Draft): number | null {
  return measureOf(part.measure, part.measuredIn, part.unit);
}
