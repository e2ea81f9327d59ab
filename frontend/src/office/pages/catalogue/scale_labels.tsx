// How the labels of the shop's own scales are read: one line a prefix, each with a label as an example.

import { useState } from "preact/hooks";
import { CATALOGUE_PARTS } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, type Option, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say, sayCode } from "../../words/say.ts";
import {
  exampleOf,
  fits,
  newLabel,
  type Says,
  type ScaleLabel,
  usedDigits,
  withSays,
} from "./scale_label_draft.ts";

const PATH = "/catalogue/scale-labels";
const SAYS: readonly Says[] = ["weight", "price", "count"];
const DIGITS = Array.from({ length: 8 }, (_, place) => String(place + 1));

export function ScaleLabels() {
  const load = useLoad<ScaleLabel[]>(PATH);
  return (
    <Page title={say("scales_part")} lead={say("scales_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Card title={say("scales_list")} lead={say("scale_article_note")}>
        <Loaded of={load}>{(labels) => <Lines kept={labels} />}</Loaded>
      </Card>
    </Page>
  );
}

function Lines({ kept }: { kept: ScaleLabel[] }) {
  const [labels, setLabels] = useState(kept);
  const sending = useSending();
  const put = (changed: ScaleLabel[]) => {
    sending.hush();
    setLabels(changed);
  };
  const keep = () =>
    sending.over(async () => {
      setLabels(await send<ScaleLabel[]>("PUT", PATH, { labels }));
      return say("scale_kept");
    });
  return (
    <Form send={keep}>
      {labels.length === 0 && <Nothing title={say("scales_none")}>{say("scales_none_lead")}</Nothing>}
      {labels.map((label, at) => (
        <Line
          key={at}
          of={label}
          put={(changed) => put(labels.map((each, place) => (place === at ? changed : each)))}
          remove={() => put(labels.filter((_, place) => place !== at))}
        />
      ))}
      <Outcome of={sending} />
      <div class="field-row">
        <button type="button" class="key" onClick={() => put([...labels, newLabel(labels)])}>
          <span class="label">{say("scale_add")}</span>
        </button>
        <button type="submit" class="key strong" disabled={!labels.every(fits)}>
          <span class="label">{say("scale_keep")}</span>
        </button>
      </div>
    </Form>
  );
}

interface LineProps {
  of: ScaleLabel;
  put: (label: ScaleLabel) => void;
  remove: () => void;
}

function Line({ of: label, put, remove }: LineProps) {
  const most = label.says === "weight" ? 3 : 2;
  const digits = DIGITS.map((each): Option => [each, each]);
  const decimals = Array.from({ length: most + 1 }, (_, each): Option => [String(each), String(each)]);
  const example = exampleOf(label);
  return (
    <section class="stack" aria-label={say("scale_line", { prefix: label.prefix })}>
      <div class="fields level">
        <Text
          title={say("scale_prefix")}
          value={label.prefix}
          max={4}
          put={(prefix) => put({ ...label, prefix: prefix.trim() })}
          note={say("scale_prefix_note")}
          isAmount
        />
        <Choice
          title={say("scale_says")}
          value={label.says}
          options={SAYS.map((each) => [each, sayCode("scale_says", each)])}
          put={(says) => put(withSays(label, says as Says))}
        />
        <Choice
          title={say("scale_item_digits")}
          value={String(label.item_digits)}
          options={digits}
          put={(count) => put({ ...label, item_digits: Number(count) })}
        />
        <Choice
          title={say("scale_value_digits")}
          value={String(label.value_digits)}
          options={digits}
          put={(count) => put({ ...label, value_digits: Number(count) })}
        />
        {label.says !== "count" && (
          <Choice
            title={say("scale_decimals")}
            value={String(label.decimals)}
            options={decimals}
            put={(count) => put({ ...label, decimals: Number(count) })}
          />
        )}
      </div>
      {fits(label) ? (
        <p class="hint">{say(example.hasOwnCheck ? "scale_example_check" : "scale_example", example.told)}</p>
      ) : (
        <p class="hint">{say("scale_unfit", { count: usedDigits(label) })}</p>
      )}
      <div class="field-row">
        <button type="button" class="key small" onClick={remove}>
          <span class="label">{say("scale_remove", { prefix: label.prefix })}</span>
        </button>
      </div>
    </section>
  );
}
