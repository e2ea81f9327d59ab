// The picture of an article, which stands on its button at the till.

import type { Article } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import { smallPicture } from "./picture.ts";

interface Props {
  of: Article;
  again: () => void;
}

export function ArticlePicture({ of: article, again }: Props) {
  const sending = useSending();
  const path = `/catalogue/pictures/${encodeURIComponent(article.number)}`;
  const carryOut = (act: () => Promise<unknown>) =>
    sending.over(async () => {
      await act();
      again();
    });
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const picture = await smallPicture(file).catch(() => "");
    input.value = "";
    if (picture === "") sending.refuse(say("picture_unreadable"));
    else await carryOut(() => send("PUT", path, { picture }));
  };
  return (
    <Card title={say("picture_card")} lead={say("picture_lead")}>
      <div class="field-row article-picture">
        {article.picture && (
          <img
            src={`/api/v1/pictures/${article.picture}`}
            alt={say("picture_of", { name: article.name })}
            width={96}
            height={96}
          />
        )}
        <label class="field">
          <span>{say(article.picture ? "picture_another" : "picture_choose")}</span>
          <input
            type="file"
            accept="image/*"
            disabled={sending.isOn}
            onChange={(event) => void choose(event.currentTarget)}
          />
        </label>
        {article.picture && (
          <button
            type="button"
            class="key"
            disabled={sending.isOn}
            onClick={() => void carryOut(() => send("DELETE", path))}
          >
            <span class="label">{say("picture_take")}</span>
          </button>
        )}
      </div>
      <Outcome of={sending} />
    </Card>
  );
}
