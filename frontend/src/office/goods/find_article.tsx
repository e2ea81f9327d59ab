// Find an article, by scan or by what somebody types: one for sale, one that count is kept of, or as a page says.

import { useRef, useState } from "preact/hooks";
import { Form } from "../parts/form.tsx";
import { Outcome, useSending } from "../parts/sending.tsx";
import { say } from "../words/say.ts";
import type { Article } from "./articles.ts";
import { articlesForSale, keptArticles } from "./search.ts";
import type { StockRow } from "./stock_row.ts";

const FOUND_MAX = 8;

interface Props<Row> {
  chosen: (row: Row) => void | Promise<void>;
  /** Where it is looked for. */
  find: (text: string, limit: number) => Promise<readonly Row[]>;
  /** What is said where nothing is found. */
  none?: string;
}

export function FindForSale({ chosen }: { chosen: (article: Article) => void }) {
  return <FindArticle chosen={chosen} find={articlesForSale} none={say("article_none")} />;
}

export function FindStock({ chosen }: { chosen: (row: StockRow) => void | Promise<void> }) {
  return <FindArticle chosen={chosen} find={keptArticles} />;
}

export function FindArticle<Row extends { number: string; name: string }>({
  chosen,
  find: look,
  none = say("stock_none"),
}: Props<Row>) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const sending = useSending();
  const take = async (row: Row) => {
    setText("");
    setRows(null);
    await chosen(row);
    field.current?.focus();
  };
  const find = async () => {
    const found = await look(text.trim(), FOUND_MAX);
    const only = found.length === 1 ? found[0] : undefined;
    if (only) await take(only);
    else setRows(found);
  };
  return (
    <>
      <Form
        class="field-row"
        send={() => {
          if (text.trim() !== "") void sending.over(find);
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
      </Form>
      {rows?.length === 0 && <p class="hint">{none}</p>}
      {rows !== null && rows.length > 0 && (
        <div class="field-row">
          {rows.map((row) => (
            <button key={row.number} type="button" class="key small" onClick={() => void take(row)}>
              <span class="label">
                {row.name} ({row.number})
              </span>
            </button>
          ))}
        </div>
      )}
      <Outcome of={sending} />
    </>
  );
}
