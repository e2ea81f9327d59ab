// One page for what is sold: the list, one article, families, prices to come, price lists, campaigns, coupons, the groups, many at once, labels of shelves and scales, lists in and out.

import { ArticlePage, NewArticle } from "../pages/catalogue/article.tsx";
import { ArticleImports } from "../pages/catalogue/article_import.tsx";
import { ArticleList } from "../pages/catalogue/article_list.tsx";
import { BulkEdit } from "../pages/catalogue/bulk_edit.tsx";
import { Families } from "../pages/catalogue/families.tsx";
import { FamilyPage } from "../pages/catalogue/family.tsx";
import { Groups } from "../pages/catalogue/groups.tsx";
import { Labels } from "../pages/catalogue/labels.tsx";
import { ScaleLabels } from "../pages/catalogue/scale_labels.tsx";
import { Campaigns } from "../pages/prices/campaigns.tsx";
import { Coupons } from "../pages/prices/coupons.tsx";
import { PriceLists } from "../pages/prices/price_lists.tsx";
import { Prices } from "../pages/prices/prices.tsx";
import { place } from "../visitor/route.ts";

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
