// Many articles changed at once: what would change is shown first, and the whole of it can be undone.

import { useState } from "preact/hooks";
import { bpOf, kroner, percent } from "../../../writing/money.ts";
import { type Article, CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { type Chosen, ChosenArticles } from "../../goods/chosen_articles.tsx";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo } from "../../visitor/route.ts";
import { say } from "../../words/say.ts";

interface Planned {
  before: Article;
  after: Article;
}

interface Plan {
  count: number;
  /** Of all that would change: it goes along, so that nothing else is done. */
  digest: string;
  rows: Planned[];
}

interface Draft {
  which: "group" | "chosen";
  of_group: string;
  chosen: readonly Chosen[];
  share: string;
  isCheaper: string;
  ending: string;
  group: string;
  vat_code: string;
  favourite: string;
}

export function BulkEdit() {
  const frame = useLoad<Frame>("/catalogue");
  return (
    <Page title={say("bulk_part")} lead={say("bulk_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>{(shape) => <Edit frame={shape} />}</Loaded>
    </Page>
  );
}

function Edit({ frame }: { frame: Frame }) {
  const [draft, setDraft] = useState<Draft>({
    which: "group",
    of_group: frame.groups[0]?.code ?? "",
    chosen: [],
    share: "",
    isCheaper: "",
    ending: "ninety",
    group: "",
    vat_code: "",
    favourite: "",
  });
  const [plan, setPlan] = useState<Plan | null>(null);
  const sending = useSending();
  const [editOnce] = useState(() => once());
  const body = bodyOf(draft);
  /** What was shown is no longer what would be done. */
  const put = (what: Partial<Draft>) => {
    setDraft({ ...draft, ...what });
    setPlan(null);
    sending.hush();
  };
  const look = () =>
    sending.over(async () => setPlan(await send<Plan>("POST", "/catalogue/bulk-edits/preview", body)));
  const change = ({ count, digest }: Plan) =>
    sending.over(async () => {
      await editOnce("/catalogue/bulk-edits", { ...body, seen: digest });
      setPlan(null);
      return say("bulk_done", { count });
    });
  return (
    <Card title={say("bulk_part")} lead={say("bulk_card_lead")}>
      <div class="stack">
        <Which frame={frame} draft={draft} put={put} />
        <Form send={look}>
          <What frame={frame} draft={draft} put={put} />
          <div class="field-row">
            <button type="submit" class="key" disabled={body === null || sending.isOn}>
              <span class="label">{say("bulk_look")}</span>
            </button>
          </div>
        </Form>
        <Outcome of={sending} />
        {sending.said?.tone === "good" && <a href={linkTo("varer", ["lister"])}>{say("bulk_undo")}</a>}
        {plan && <Shown plan={plan} frame={frame} isSending={sending.isOn} change={() => change(plan)} />}
      </div>
    </Card>
  );
}

interface FieldsProps {
  frame: Frame;
  draft: Draft;
  put: (what: Partial<Draft>) => void;
}

function Which({ frame, draft, put }: FieldsProps) {
  return (
    <>
      <div class="fields level">
        <Choice
          title={say("labels_which")}
          value={draft.which}
          options={[
            ["group", say("labels_group")],
            ["chosen", say("labels_chosen")],
          ]}
          put={(which) => put({ which: which === "chosen" ? "chosen" : "group" })}
        />
        {draft.which === "group" && (
          <Choice
            title={say("article_group")}
            value={draft.of_group}
            options={frame.groups.map((each) => [each.code, each.name])}
            put={(of_group) => put({ of_group })}
          />
        )}
      </div>
      {draft.which === "chosen" && <ChosenArticles chosen={draft.chosen} put={(chosen) => put({ chosen })} />}
    </>
  );
}

function What({ frame, draft, put }: FieldsProps) {
  const stays: [string, string] = ["", say("price_stays")];
  return (
    <div class="fields level">
      <Choice
        title={say("bulk_way")}
        value={draft.isCheaper}
        options={[
          ["", say("bulk_dearer")],
          ["ja", say("bulk_cheaper")],
        ]}
        put={(isCheaper) => put({ isCheaper })}
      />
      <Text
        title={say("bulk_share")}
        value={draft.share}
        max={6}
        put={(share) => put({ share })}
        note={say("bulk_share_note")}
        isAmount
      />
      <Choice
        title={say("bulk_ending")}
        value={draft.ending}
        options={[
          ["ninety", say("bulk_ninety")],
          ["krone", say("bulk_krone")],
          ["ore", say("bulk_ore")],
        ]}
        put={(ending) => put({ ending })}
      />
      <Choice
        title={say("bulk_group")}
        value={draft.group}
        options={[stays, ...frame.groups.map((each): [string, string] => [each.code, each.name])]}
        put={(group) => put({ group })}
      />
      <Choice
        title={say("article_vat")}
        value={draft.vat_code}
        options={[
          stays,
          ...frame.vat_codes.map((each): [string, string] => [
            each.code,
            `${percent(each.rate_bp)} · ${each.description}`,
          ]),
        ]}
        put={(vat_code) => put({ vat_code })}
      />
      <Choice
        title={say("bulk_favourite")}
        value={draft.favourite}
        options={[stays, ["ja", say("bulk_favourite_yes")], ["nei", say("bulk_favourite_no")]]}
        put={(favourite) => put({ favourite })}
      />
    </div>
  );
}

/** What is sent; null where nothing is chosen or the share is none. */
function bodyOf(draft: Draft): Record<string, unknown> | null {
  const share_bp = draft.share.trim() === "" ? 0 : bpOf(draft.share);
  if (share_bp === null || (draft.which === "chosen" && draft.chosen.length === 0)) return null;
  return {
    numbers: draft.which === "chosen" ? draft.chosen.map((each) => each.number) : [],
    of_group: draft.which === "group" ? draft.of_group : "",
    by_bp: draft.isCheaper === "" ? share_bp : -share_bp,
    ending: draft.ending,
    group: draft.group,
    vat_code: draft.vat_code,
    favourite: draft.favourite === "" ? null : draft.favourite === "ja",
  };
}

interface ShownProps {
  plan: Plan;
  frame: Frame;
  isSending: boolean;
  change: () => Promise<void>;
}

function Shown({ plan, frame, isSending, change }: ShownProps) {
  return (
    <>
      <p role="status">
        {say("bulk_count", { count: plan.count })}
        {plan.count > plan.rows.length && ` ${say("bulk_first", { count: plan.rows.length })}`}
      </p>
      <Table
        name={say("bulk_shown")}
        columns={columns(frame)}
        rows={plan.rows}
        keyOf={(row) => row.before.number}
        empty={<Nothing title={say("bulk_nothing")} />}
        isPart
      />
      {plan.count > 0 && (
        <div class="field-row">
          <button type="button" class="key strong" disabled={isSending} onClick={() => void change()}>
            <span class="label">{say("bulk_change", { count: plan.count })}</span>
          </button>
        </div>
      )}
    </>
  );
}

function columns(frame: Frame): Column<Planned>[] {
  const groupName = (code: string) => frame.groups.find((each) => each.code === code)?.name ?? code;
  const was = (before: string, after: string) => (before === after ? after : `${before} → ${after}`);
  const price = (ore: number | null) => (ore === null ? say("article_open_price") : kroner(ore));
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.before.name },
    {
      id: "before",
      title: say("price_now"),
      kind: "amount",
      of: (row) => row.before.price_ore,
      show: (row) => price(row.before.price_ore),
    },
    {
      id: "after",
      title: say("price_to_come"),
      kind: "amount",
      of: (row) => row.after.price_ore,
      show: (row) => price(row.after.price_ore),
    },
    {
      id: "group",
      title: say("article_group"),
      kind: "text",
      of: (row) => was(groupName(row.before.group), groupName(row.after.group)),
    },
    {
      id: "vat",
      title: say("article_vat"),
      kind: "text",
      of: (row) => was(row.before.vat_code, row.after.vat_code),
    },
    {
      id: "favourite",
      title: say("bulk_favourite"),
      kind: "text",
      of: (row) => say(row.after.favourite ? "bulk_favourite_yes" : "bulk_favourite_no"),
    },
  ];
}
