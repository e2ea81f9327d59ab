// One article: shown, changed, entered, taken off sale. What may not be is said by the register.

import { useState } from "preact/hooks";
import { kroner, percent } from "../../../writing/money.ts";
import type { Article, Frame } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said, Tag } from "../../parts/page.tsx";
import { useSending } from "../../parts/sending.tsx";
import { goTo, linkTo, place } from "../../visitor/route.ts";
import { say, sayCode } from "../../words/say.ts";
import { ArticleForm, blank, type Draft, draftOf } from "./article_form.tsx";
import { ArticlePicture } from "./article_picture.tsx";

interface ArticleShown {
  article: Article;
  for_sale: boolean;
  /** Empty where it belongs to no family. */
  family_name: string;
  /** Null where it may not be seen. */
  cost: Cost | null;
}

interface Cost {
  cost_ore: number | null;
  margins: { serving: string; net_ore: number; margin_ore: number; share_bp: number }[];
  suppliers: [number: number, name: string][];
}

const LIST = () => ({ link: linkTo("varer"), title: say("page_catalogue") });

export function ArticlePage({ number }: { number: string }) {
  const frame = useLoad<Frame>("/catalogue");
  const load = useLoad<ArticleShown>(`/catalogue/articles/${encodeURIComponent(number)}`);
  const name = load.now.value?.article.name ?? number;
  const isNew = place.value.query["ny"] === "ja";
  return (
    <Page title={name} lead={say("article_number_is", { number })} back={LIST()}>
      <Loaded of={frame}>
        {(shape) => (
          <Loaded of={load}>
            {(shown, again) => (
              <>
                {shown.family_name !== "" && (
                  <p class="hint">
                    {say("article_of_family", { values: shown.article.variant.join(", ") })}{" "}
                    <a href={linkTo("varer", ["familie", shown.article.family])}>{shown.family_name}</a>
                  </p>
                )}
                {isNew && <Said tone="good">{say("article_entered")}</Said>}
                <Change frame={shape} shown={shown} again={again} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

export function NewArticle() {
  const frame = useLoad<Frame>("/catalogue");
  return (
    <Page title={say("article_new")} lead={say("article_new_lead")} back={LIST()}>
      <Loaded of={frame}>{(shape) => <Enter frame={shape} />}</Loaded>
    </Page>
  );
}

function Enter({ frame }: { frame: Frame }) {
  const [draft, setDraft] = useState<Draft>(() => blank(frame));
  const sending = useSending();
  const keep = (number: string, body: unknown) =>
    sending.over(async () => {
      await send("PUT", `/catalogue/articles/${encodeURIComponent(number)}`, body);
      goTo(linkTo("varer", ["vare", number], { ny: "ja" }));
    });
  return (
    <Card title={say("article_card")}>
      <ArticleForm frame={frame} draft={draft} change={setDraft} keep={keep} sending={sending} isNew />
    </Card>
  );
}

interface ChangeProps {
  frame: Frame;
  shown: ArticleShown;
  again: () => void;
}

function Change({ frame, shown, again }: ChangeProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(shown.article));
  const sending = useSending();
  const [isAsked, setAsked] = useState(false);
  const number = shown.article.number;
  const path = `/catalogue/articles/${encodeURIComponent(number)}`;
  const keep = (_: string, body: unknown) =>
    sending.over(async () => {
      setDraft(draftOf(await send<Article>("PUT", path, body)));
      again();
      return say("article_kept");
    });
  const takeOff = () =>
    sending.over(async () => {
      await send("DELETE", path);
      again();
    });
  return (
    <>
      <Card
        title={say("article_card")}
        actions={
          shown.for_sale ? (
            <div class="field-row">
              <a class="key small" href={linkTo("varer", ["priser"], { vare: number })}>
                <span class="label">{say("price_new")}</span>
              </a>
              <a
                class="key small"
                href={linkTo("varer", ["etiketter"], { vare: number, navn: shown.article.name })}
              >
                <span class="label">{say("labels_one")}</span>
              </a>
            </div>
          ) : (
            <Tag tone="waits">{say("article_off_sale")}</Tag>
          )
        }
      >
        <ArticleForm
          frame={frame}
          draft={draft}
          change={setDraft}
          keep={keep}
          sending={sending}
          isNew={false}
        />
      </Card>
      {shown.cost && <CostCard of={shown.cost} article={shown.article} />}
      {shown.for_sale && <ArticlePicture of={shown.article} again={again} />}
      {shown.for_sale && (
        <Card title={say("article_take_off_title")} lead={say("article_take_off_lead")}>
          <div class="field-row">
            {isAsked ? (
              <>
                <button type="button" class="key asks" onClick={() => void takeOff()}>
                  <span class="label">{say("article_take_off_sure", { name: shown.article.name })}</span>
                </button>
                <button type="button" class="key" onClick={() => setAsked(false)}>
                  <span class="label">{say("cancel")}</span>
                </button>
              </>
            ) : (
              <button type="button" class="key" onClick={() => setAsked(true)}>
                <span class="label">{say("article_take_off")}</span>
              </button>
            )}
          </div>
        </Card>
      )}
    </>
  );
}

/** What it costs, what is left of its price, and where both are changed. */
function CostCard({ of: cost, article }: { of: Cost; article: Article }) {
  return (
    <Card title={say("article_cost")} lead={say("article_cost_lead")}>
      <div class="stack">
        <p>
          {cost.cost_ore === null
            ? say("article_cost_unknown")
            : say("article_cost_is", { cost: kroner(cost.cost_ore), unit: article.unit })}
        </p>
        {cost.margins.map((each) => (
          <p key={each.serving}>
            {say("stock_margin_line", {
              serving: sayCode("stock_serving", each.serving),
              net: kroner(each.net_ore),
              margin: kroner(each.margin_ore),
              share: percent(each.share_bp),
            })}
          </p>
        ))}
        <p class="hint">
          {cost.suppliers.map(([number, name]) => (
            <span key={number}>
              <a href={linkTo("lager", ["leverandor", String(number)])}>{name}</a>{" "}
            </span>
          ))}
          {article.stock_kept && <a href={linkTo("lager", ["vare", article.number])}>{say("page_stock")}</a>}{" "}
          <a href={linkTo("lager", ["oppskrift", article.number])}>{say("stock_recipes_part")}</a>
        </p>
      </div>
    </Card>
  );
}
