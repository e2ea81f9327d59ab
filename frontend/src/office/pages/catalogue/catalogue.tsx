// One page for what is sold: the list, one article, families, prices to come, price lists, campaigns, coupons, the groups, many at once, labels of shelves and scales, lists in and out.

import { place } from "../../route.ts";
import { Campaigns } from "../prices/campaigns.tsx";
import { Coupons } from "../prices/coupons.tsx";
import { PriceLists } from "../prices/price_lists.tsx";
import { Prices } from "../prices/prices.tsx";
import { ArticlePage, NewArticle } from "./article.tsx";
import { ArticleImports } from "./article_import.tsx";
import { ArticleList } from "./article_list.tsx";
import { BulkEdit } from "./bulk_edit.tsx";
import { Families } from "./families.tsx";
import { FamilyPage } from "./family.tsx";
import { Groups } from "./groups.tsx";
import { Labels } from "./labels.tsx";
import { ScaleLabels } from "./scale_labels.tsx";

export function Catalogue() {
  const [part, what] = place.value.rest;
  if (part === "vare" && what !== undefined) return <ArticlePage number={what} />;
  if (part === "ny") return <NewArticle />;
  if (part === "familier") return <Families />;
  if (part === "familie") return <FamilyPage number={what ?? ""} />;
  if (part === "grupper") return <Groups />;
  if (part === "priser") return <Prices />;
  if (part === "prislister") return <PriceLists />;
  if (part === "kampanjer") return <Campaigns />;
  if (part === "kuponger") return <Coupons />;
  if (part === "mange") return <BulkEdit />;
  if (part === "etiketter") return <Labels />;
  if (part === "vekt") return <ScaleLabels />;
  if (part === "lister") return <ArticleImports />;
  return <ArticleList />;
}
