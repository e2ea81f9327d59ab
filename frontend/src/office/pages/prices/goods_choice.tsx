// Which goods something is for: all, those of a group, or chosen ones.

import type { Frame } from "../../goods/articles.ts";
import { ChosenArticles } from "../../goods/chosen_articles.tsx";
import { Choice, type Option } from "../../parts/fields.tsx";
import { say } from "../../words/say.ts";
import type { Goods } from "./goods.ts";

interface Props {
  frame: Frame;
  of: Goods;
  put: (what: Partial<Goods>) => void;
  /** All goods can be meant; of a set each part is of some. */
  orAll?: boolean;
}

export function GoodsChoice({ frame, of, put, orAll = true }: Props) {
  const all: Option[] = orAll ? [["all", say("campaign_all_goods")]] : [];
  return (
    <>
      <div class="fields level">
        <Choice
          title={say("labels_which")}
          value={of.which}
          options={[["chosen", say("labels_chosen")], ["group", say("labels_group")], ...all]}
          put={(which) => put({ which: which as Goods["which"] })}
        />
        {of.which === "group" && (
          <Choice
            title={say("article_group")}
            value={of.group}
            options={frame.groups.map((each): Option => [each.code, each.name])}
            put={(group) => put({ group })}
          />
        )}
      </div>
      {of.which === "chosen" && <ChosenArticles chosen={of.chosen} put={(chosen) => put({ chosen })} />}
    </>
  );
}
