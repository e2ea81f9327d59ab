// Find an article for sale, by scan or by what somebody types.

import { useRef, useState } from "preact/hooks";
import { get } from "../ask.ts";
import { faultOf } from "../load.ts";
import { Said } from "../parts/page.tsx";
import { say } from "../say.ts";
import type { Article } from "./catalogue_shapes.ts";

const FOUND_MAX = 8;

export function FindArticle({ chosen }: { chosen: (article: Article) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly Article[] | null>(null);
  const [fault, setFault] = useState("");
  const take = (article: Article) => {
    setText("");
    setFound(null);
    chosen(article);
    field.current?.focus();
  };
  const find = async () => {
    setFault("");
    try {
      const asked = new URLSearchParams({ search: text.trim(), limit: String(FOUND_MAX) }).toString();
      const page = await get<{ articles: Article[] }>(`/catalogue/articles?${asked}`);
      const only = page.articles.length === 1 ? page.articles[0] : undefined;
      if (only) take(only);
      else setFound(page.articles);
    } catch (why) {
      setFault(faultOf(why));
    }
  };
  return (
    <>
      <form
        class="field-row"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") void find();
        }}
      >
        <label class="field">
          <span>{say("article_search")}</span>
          <input
            ref={field}
            type="search"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="key" disabled={text.trim() === ""}>
          <span class="label">{say("stock_find")}</span>
        </button>
      </form>
      {found?.length === 0 && <p class="hint">{say("article_none")}</p>}
      {found !== null && found.length > 0 && (
        <div class="field-row">
          {found.map((article) => (
            <button key={article.number} type="button" class="key small" onClick={() => take(article)}>
              <span class="label">
                {article.name} ({article.number})
              </span>
            </button>
          ))}
        </div>
      )}
      {fault && <Said tone="bad">{fault}</Said>}
    </>
  );
}
