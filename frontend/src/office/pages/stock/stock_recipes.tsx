// What is made of other articles: which articles those are, what they cost to make and what is left of the price.

import { kroner, percent } from "../../../writing/money.ts";
import { FindArticle } from "../../goods/find_article.tsx";
import { articlesForSale } from "../../goods/search.ts";
import { ByPages } from "../../parts/by_pages.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import { type Recipe, type RecipePage, STOCK_PARTS } from "./stock_shapes.ts";

export function StockRecipes() {
  return (
    <Page title={say("stock_recipes_part")} lead={say("stock_recipes_lead")}>
      <Tabs page="lager" parts={STOCK_PARTS} />
      {may("administer") && (
        <Card title={say("stock_recipe_choose")} lead={say("stock_recipe_choose_lead")}>
          <FindArticle
            find={articlesForSale}
            chosen={(row) => goTo(linkTo("lager", ["oppskrift", row.number]))}
          />
        </Card>
      )}
      <Card title={say("stock_made_articles")}>
        <Made />
      </Card>
    </Page>
  );
}

function Made() {
  return (
    <ByPages<Recipe, RecipePage>
      pathAfter={(last) => `/stock/recipes?after=${encodeURIComponent(last?.number ?? "")}`}
      rowsOf={(page) => page.rows}
    >
      {(rows) => (
        <Table
          name={say("stock_made_articles")}
          columns={columns()}
          rows={rows}
          keyOf={(row) => row.number}
          linkOf={(row) => linkTo("lager", ["oppskrift", row.number])}
          empty={<Nothing title={say("stock_no_recipes")}>{say("stock_no_recipes_lead")}</Nothing>}
          isPart
        />
      )}
    </ByPages>
  );
}

function columns(): Column<Recipe>[] {
  const all: Column<Recipe>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.number, isExtra: true },
    {
      id: "parts",
      title: say("stock_recipe_parts"),
      kind: "text",
      of: (row) => row.parts.map((part) => part.name).join(", "),
    },
  ];
  if (!may("see_cost")) return all;
  return [
    ...all,
    {
      id: "cost",
      title: say("stock_recipe_cost"),
      kind: "number",
      of: (row) => row.cost_ore,
      show: (row) => (row.cost_ore === null ? say("stock_cost_unknown") : kroner(row.cost_ore)),
    },
    {
      id: "margin",
      title: say("stock_margin"),
      kind: "number",
      of: (row) => row.margins[0]?.share_bp ?? null,
      show: (row) => (row.margins[0] ? percent(row.margins[0].share_bp) : ""),
    },
  ];
}
