// The picture of an article, which stands on its button at the till.

import { useState } from "preact/hooks";
import type { Article } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { faultOf } from "../../line/load.ts";
import { Card, Said } from "../../parts/page.tsx";
import { say } from "../../words/say.ts";
import { smallPicture } from "./picture.ts";

interface Props {
  of: Article;
  again: () => void;
}

export function ArticlePicture({ of: article, again }: Props) {
  const [fault, setFault] = useState("");
  const [isSending, setSending] = useState(false);
  const path = `/catalogue/pictures/${encodeURIComponent(article.number)}`;
  const carryOut = async (act: () => Promise<unknown>) => {
    setFault("");
    setSending(true);
    try {
      await act();
      again();
    } catch (why) {
      setFault(faultOf(why));
    } finally {
      setSending(false);
    }
  };
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const picture = await smallPicture(file).catch(() => "");
    input.value = "";
    if (picture === "") setFault(say("picture_unreadable"));
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
            disabled={isSending}
            onChange={(event) => void choose(event.currentTarget)}
          />
        </label>
        {article.picture && (
          <button
            type="button"
            class="key"
            disabled={isSending}
            onClick={() => void carryOut(() => send("DELETE", path))}
          >
            <span class="label">{say("picture_take")}</span>
          </button>
        )}
      </div>
      {fault && <Said tone="bad">{fault}</Said>}
    </Card>
  );
}
