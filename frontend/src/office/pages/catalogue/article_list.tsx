// The articles, a page at a time: the register looks for them and puts them in order, however many there are.

import { useEffect, useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { type Article, CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { useLoad } from "../../line/load.ts";
import { ByPages } from "../../parts/by_pages.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo, place, seeWith } from "../../visitor/route.ts";
import { say, sayCode } from "../../words/say.ts";

interface ArticlePageShown {
  articles: Article[];
  more: boolean;
  count: number;
  is_cut: boolean;
}

/** Somebody who types is waited for as long as this. */
const PAUSE_MS = 150;

export function ArticleList() {
  const frame = useLoad<Frame>("/catalogue");
  const { tekst = "", gruppe = "", ute = "" } = place.value.query;
  const [text, setText] = useState(tekst);
  useEffect(() => {
    // Where nothing was typed, nothing is to be seen anew: whoever has gone on meanwhile is not fetched back.
    if (text.trim() === tekst) return;
    const pause = setTimeout(() => seeWith({ tekst: text.trim() }), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const groups = frame.now.value?.groups ?? [];
  return (
    <Page
      title={say("page_catalogue")}
      lead={say("catalogue_lead")}
      actions={
        <a class="key strong" href={linkTo("varer", ["ny"])}>
          <Glyph name="plus" />
          <span class="label">{say("article_new")}</span>
        </a>
      }
    >
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Card title={say("articles_part")}>
        <search class="article-choice">
          <label class="field">
            <span>{say("article_search")}</span>
            <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <label class="field">
            <span>{say("article_group")}</span>
            <select value={gruppe} onChange={(event) => seeWith({ gruppe: event.currentTarget.value })}>
              <option value="">{say("article_all_groups")}</option>
              {groups.map((each) => (
                <option key={each.code} value={each.code} selected={each.code === gruppe}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{say("article_state")}</span>
            <select value={ute} onChange={(event) => seeWith({ ute: event.currentTarget.value })}>
              <option value="">{say("article_for_sale")}</option>
              <option value="ja" selected={ute === "ja"}>
                {say("article_off_sale")}
              </option>
            </select>
          </label>
        </search>
        <Found frame={frame.now.value} asked={askedFor(tekst, gruppe, ute)} />
      </Card>
    </Page>
  );
}

function askedFor(text: string, group: string, off: string): string {
  return new URLSearchParams({ search: text, group, for_sale: String(off === "") }).toString();
}

function Found({ frame, asked }: { frame: Frame | null; asked: string }) {
  return (
    <ByPages<Article, ArticlePageShown>
      pathAfter={(last) => `/catalogue/articles?${asked}&after=${encodeURIComponent(last?.number ?? "")}`}
      rowsOf={(page) => page.articles}
    >
      {(rows, page) => (
        <>
          <p class="hint" role="status">
            {say(page.is_cut ? "article_count_cut" : "article_count", {
              shown: rows.length,
              count: page.count,
            })}
          </p>
          <Table
            name={say("articles_part")}
            columns={articleColumns(frame)}
            rows={rows}
            keyOf={(row) => row.number}
            linkOf={(row) => linkTo("varer", ["vare", row.number])}
            empty={<Nothing title={say("article_none")}>{say("article_none_lead")}</Nothing>}
            isPart
          />
        </>
      )}
    </ByPages>
  );
}

/** How an article looks in a table. */
export function articleColumns(frame: Frame | null): Column<Article>[] {
  const groupName = (code: string) => frame?.groups.find((each) => each.code === code)?.name ?? code;
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.number },
    { id: "group", title: say("article_group"), kind: "text", of: (row) => groupName(row.group) },
    { id: "gtin", title: say("col_gtin"), kind: "text", of: (row) => row.gtins[0] ?? "", isExtra: true },
    {
      id: "limit",
      title: say("col_limit"),
      kind: "text",
      of: (row) => (row.restriction === "none" ? "" : sayCode("restriction", row.restriction)),
      show: (row) =>
        row.restriction === "none" ? "" : <Tag tone="plain">{sayCode("restriction", row.restriction)}</Tag>,
      isExtra: true,
    },
    { id: "unit", title: say("article_unit"), kind: "text", of: (row) => row.unit, isExtra: true },
    {
      id: "price",
      title: say("col_price"),
      kind: "amount",
      of: (row) => row.price_ore,
      show: (row) => (row.price_ore === null ? say("article_open_price") : kroner(row.price_ore)),
    },
  ];
}
