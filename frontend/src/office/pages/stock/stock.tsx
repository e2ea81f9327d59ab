// One page for what is on the shelves: the list, one article, what is moved by hand, what is bought, counted, made.

import { place } from "../../visitor/route.ts";
import { Purchasing } from "./purchase.tsx";
import { OrderPage } from "./purchase_order.tsx";
import { SupplierPage } from "./purchase_supplier.tsx";
import { StockArticlePage } from "./stock_article.tsx";
import { StockCount } from "./stock_count.tsx";
import { StockList } from "./stock_list.tsx";
import { StockMoves } from "./stock_move.tsx";
import { StockRecipe } from "./stock_recipe.tsx";
import { StockRecipes } from "./stock_recipes.tsx";
import { StockSheet } from "./stock_sheet.tsx";

export function Stock() {
  const [part, what] = place.value.rest;
  if (part === "vare" && what !== undefined) return <StockArticlePage number={what} />;
  if (part === "flytt") return <StockMoves />;
  if (part === "innkjop") return <Purchasing />;
  if (part === "leverandor" && what !== undefined) return <SupplierPage key={what} number={what} />;
  if (part === "bestilling" && what !== undefined) return <OrderPage key={what} number={what} />;
  if (part === "oppskrifter") return <StockRecipes />;
  if (part === "oppskrift" && what !== undefined) return <StockRecipe number={what} />;
  if (part === "telling" && what !== undefined) return <StockSheet key={what} number={what} />;
  if (part === "tell") return <StockCount />;
  return <StockList />;
}
