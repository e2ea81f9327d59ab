// Where an article is looked for: among all that is for sale, among what count is kept of, or first there.

import { get } from "../line/ask.ts";
import type { Article } from "./articles.ts";
import type { StockPage, StockRow } from "./stock_row.ts";

/** Find among all that is for sale, whether count is kept of it or not. */
export async function articlesForSale(search: string, limit: number): Promise<readonly Article[]> {
  return (await get<{ articles: Article[] }>(`/catalogue/articles?${asked(search, limit)}`)).articles;
}

/** Find among what count is kept of, for sale or not. */
export async function keptArticles(search: string, limit: number): Promise<readonly StockRow[]> {
  return (await get<StockPage>(`/stock/articles?${asked(search, limit)}`)).rows;
}

/** Find what something can be made of: what count is kept of, and then what is for sale. */
export async function possibleParts(
  search: string,
  limit: number,
): Promise<readonly Pick<StockRow, "number" | "name" | "unit">[]> {
  const [kept, sold] = await Promise.all([keptArticles(search, limit), articlesForSale(search, limit)]);
  return [...kept, ...sold.filter((each) => kept.every((row) => row.number !== each.number))];
}

function asked(search: string, limit: number): string {
  return new URLSearchParams({ search, limit: String(limit) }).toString();
}
