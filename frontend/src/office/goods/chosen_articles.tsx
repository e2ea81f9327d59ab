// The articles that somebody chooses one by one, and may leave out again.

import { say } from "../words/say.ts";
import type { Article } from "./articles.ts";
import { FindForSale } from "./find_article.tsx";

export type Chosen = Pick<Article, "number" | "name">;

interface Props {
  chosen: readonly Chosen[];
  put: (chosen: readonly Chosen[]) => void;
}

export function ChosenArticles({ chosen, put }: Props) {
  return (
    <>
      <FindForSale
        chosen={(article) => {
          if (chosen.every((each) => each.number !== article.number)) put([...chosen, article]);
        }}
      />
      {chosen.length > 0 && (
        <ul class="field-row" aria-label={say("labels_chosen")}>
          {chosen.map((each) => (
            <li key={each.number}>
              <button
                type="button"
                class="key small"
                onClick={() => put(chosen.filter((other) => other !== each))}
              >
                <span class="label">{say("labels_drop", { name: each.name })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
