// What the till does when the books say that nothing is left: for the shop, and for an article that differs.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Choice } from "../../parts/fields.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";

const RULES = ["sell_on", "warn", "refuse"];

interface Props {
  /** The article that may differ; empty for the shop's own rule. */
  article: string;
  first: string | null;
}

export function EmptyShelf({ article, first }: Props) {
  const [rule, setRule] = useState(first ?? "");
  const sending = useSending();
  const keep = (wanted: string) =>
    sending.over(async () => {
      const path = article ? `/stock/empty-shelf/${encodeURIComponent(article)}` : "/stock/empty-shelf";
      await send("PUT", path, { rule: wanted || null });
      setRule(wanted);
      return say("empty_shelf_kept");
    });
  return (
    <Card title={say("empty_shelf")} lead={say("empty_shelf_lead")}>
      <div class="stack">
        <Choice
          title={say("empty_shelf_choose")}
          value={rule}
          options={[
            ...(article ? [["", say("empty_shelf_as_shop")] as [string, string]] : []),
            ...RULES.map((each): [string, string] => [each, sayCode("empty_shelf_rule", each)]),
          ]}
          put={(wanted) => void keep(wanted)}
        />
        <Outcome of={sending} />
      </div>
    </Card>
  );
}
