// One supplier: what is known of it, what it is time to order there, and which articles come from it.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import { milliOf, quantity } from "../../../writing/quantity.ts";
import { FindStock } from "../../goods/find_article.tsx";
import { send } from "../../line/ask.ts";
import { type Load, useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Text, Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import type { ShownSupplier, Supplier, SupplierRow } from "./purchase_shapes.ts";
import { Suggested } from "./purchase_suggestion.tsx";

const NOBODY: Supplier = {
  number: 0,
  name: "",
  organisation_number: "",
  email: "",
  lead_days: 1,
  customer_number: "",
  active: true,
};

const back = () => ({ link: linkTo("lager", ["innkjop"]), title: say("purchase_part") });

export function SupplierPage({ number }: { number: string }) {
  return number === "ny" ? <NewSupplier /> : <KnownSupplier number={number} />;
}

function NewSupplier() {
  const [enterOnce] = useState(() => once());
  return (
    <Page title={say("purchase_new_supplier")} lead={say("purchase_supplier_lead")} back={back()}>
      <Card title={say("purchase_details")}>
        <SupplierForm
          first={NOBODY}
          keep={async (body) => {
            const made = await enterOnce<{ supplier: number }>("/purchasing/suppliers", body);
            goTo(linkTo("lager", ["leverandor", String(made.supplier)]));
          }}
        />
      </Card>
    </Page>
  );
}

function KnownSupplier({ number }: { number: string }) {
  const load = useLoad<ShownSupplier>(`/purchasing/suppliers/${encodeURIComponent(number)}`);
  return (
    <Page
      title={load.now.value?.supplier.name ?? say("stock_supplier")}
      lead={say("purchase_supplier_lead")}
      back={back()}
    >
      <Loaded of={load}>
        {(shown) => (
          <>
            <Suggested supplier={shown.supplier} />
            <Articles shown={shown} load={load} />
            <Card title={say("purchase_details")}>
              <SupplierForm
                key={shown.supplier.number}
                first={shown.supplier}
                keep={async (body) => {
                  await send("PUT", `/purchasing/suppliers/${shown.supplier.number}`, body);
                  load.again();
                }}
              />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface FormProps {
  first: Supplier;
  keep: (body: Record<string, unknown>) => Promise<void>;
}

function SupplierForm({ first, keep }: FormProps) {
  const [now, setNow] = useState(first);
  const [days, setDays] = useState(String(first.lead_days));
  const sending = useSending();
  const put = (what: Partial<Supplier>) => {
    sending.hush();
    setNow({ ...now, ...what });
  };
  const send = () =>
    sending.over(async () => {
      const { number: _, ...details } = now;
      await keep({ ...details, lead_days: Number(days) });
      return say("purchase_kept");
    });
  return (
    <Form send={send}>
      <div class="fields level">
        <Text title={say("purchase_name")} value={now.name} max={100} put={(name) => put({ name })} />
        <Text
          title={say("purchase_organisation")}
          value={now.organisation_number}
          max={11}
          put={(organisation_number) => put({ organisation_number })}
        />
        <Text
          title={say("purchase_email")}
          value={now.email}
          max={254}
          put={(email) => put({ email })}
          note={say("purchase_email_note")}
        />
        <Text
          title={say("purchase_lead_days")}
          value={days}
          max={3}
          put={(text) => {
            sending.hush();
            setDays(text);
          }}
          isAmount
        />
        <Text
          title={say("purchase_customer_number")}
          value={now.customer_number}
          max={40}
          put={(customer_number) => put({ customer_number })}
        />
      </div>
      {first.number > 0 && (
        <Tick title={say("purchase_active")} is={now.active} put={(active) => put({ active })} />
      )}
      <Outcome of={sending} />
      <button
        type="submit"
        class="key strong"
        disabled={sending.isOn || now.name.trim() === "" || !/^\d{1,3}$/.test(days)}
      >
        <span class="label">{say("purchase_keep")}</span>
      </button>
    </Form>
  );
}

interface Draft {
  article: string;
  name: string;
  unit: string;
  theirs: string;
  pack: string;
  cost: string;
  isFirst: boolean;
}

function Articles({ shown, load }: { shown: ShownSupplier; load: Load<ShownSupplier> }) {
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <Card title={say("purchase_articles")} lead={say("purchase_articles_lead")}>
      <div class="stack">
        <FindStock
          chosen={(row) => {
            const known = shown.articles.find((each) => each.article === row.number);
            setDraft(draftOf(known ?? { ...row, article: row.number }));
          }}
        />
        {draft && (
          <ArticleForm
            key={draft.article}
            first={draft}
            path={`/purchasing/suppliers/${shown.supplier.number}/articles/${encodeURIComponent(draft.article)}`}
            isKnown={shown.articles.some((each) => each.article === draft.article)}
            done={() => {
              setDraft(null);
              load.again();
            }}
          />
        )}
        <Table
          name={say("purchase_articles")}
          columns={articleColumns((row) => setDraft(draftOf(row)))}
          rows={shown.articles}
          keyOf={(row) => row.article}
          empty={<Nothing title={say("purchase_no_articles")}>{say("purchase_no_articles_lead")}</Nothing>}
        />
        {shown.more && <p class="hint">{say("purchase_more_articles")}</p>}
      </div>
    </Card>
  );
}

interface ArticleProps {
  first: Draft;
  path: string;
  isKnown: boolean;
  done: () => void;
}

function ArticleForm({ first, path, isKnown, done }: ArticleProps) {
  const [now, setNow] = useState(first);
  const sending = useSending();
  const put = (what: Partial<Draft>) => setNow({ ...now, ...what });
  const doIt = (method: "PUT" | "DELETE", body?: unknown) =>
    sending.over(async () => {
      await send(method, path, body);
      done();
    });
  const isWhole =
    (now.pack.trim() === "" || milliOf(now.pack) !== null) &&
    (now.cost.trim() === "" || oreOf(now.cost) !== null);
  return (
    <Form
      send={() =>
        doIt("PUT", {
          their_number: now.theirs,
          pack_milli: now.pack.trim() === "" ? null : milliOf(now.pack),
          unit_cost_ore: now.cost.trim() === "" ? null : oreOf(now.cost),
          is_first: now.isFirst,
        })
      }
    >
      <fieldset class="fields level">
        <legend>
          {now.name} ({now.article})
        </legend>
        <Text
          title={say("purchase_their_number")}
          value={now.theirs}
          max={40}
          put={(theirs) => put({ theirs })}
        />
        <Text
          title={say("purchase_pack", { unit: now.unit })}
          value={now.pack}
          max={12}
          put={(pack) => put({ pack })}
          isAmount
        />
        <Text
          title={say("stock_cost", { unit: now.unit })}
          value={now.cost}
          max={12}
          put={(cost) => put({ cost })}
          isAmount
        />
        <Tick title={say("purchase_is_first")} is={now.isFirst} put={(isFirst) => put({ isFirst })} />
      </fieldset>
      <Outcome of={sending} />
      <div class="card-actions">
        <button type="submit" class="key strong" disabled={sending.isOn || !isWhole}>
          <span class="label">{say("purchase_keep_article")}</span>
        </button>
        {isKnown && (
          <button type="button" class="key" disabled={sending.isOn} onClick={() => void doIt("DELETE")}>
            <span class="label">{say("stock_drop", { name: now.name })}</span>
          </button>
        )}
      </div>
    </Form>
  );
}

function draftOf(row: Partial<SupplierRow> & Pick<SupplierRow, "article" | "name" | "unit">): Draft {
  return {
    article: row.article,
    name: row.name,
    unit: row.unit,
    theirs: row.their_number ?? "",
    pack: row.pack_milli == null ? "" : quantity(row.pack_milli),
    cost: row.unit_cost_ore == null ? "" : kroner(row.unit_cost_ore),
    isFirst: row.is_first ?? true,
  };
}

function articleColumns(change: (row: SupplierRow) => void): Column<SupplierRow>[] {
  const all: Column<SupplierRow>[] = [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.article, isExtra: true },
    { id: "theirs", title: say("purchase_their_number"), kind: "text", of: (row) => row.their_number },
    {
      id: "pack",
      title: say("purchase_pack_column"),
      kind: "number",
      of: (row) => row.pack_milli,
      show: (row) => (row.pack_milli === null ? "" : `${quantity(row.pack_milli)} ${row.unit}`),
    },
  ];
  if (may("see_cost")) {
    all.push({
      id: "cost",
      title: say("stock_recipe_cost"),
      kind: "number",
      of: (row) => row.unit_cost_ore,
      show: (row) => (row.unit_cost_ore === null ? "" : kroner(row.unit_cost_ore)),
    });
  }
  all.push({
    id: "first",
    title: say("stock_state"),
    kind: "text",
    of: (row) => (row.is_first ? "" : say("purchase_not_first")),
    isExtra: true,
  });
  all.push({
    id: "change",
    title: say("purchase_change"),
    kind: "text",
    of: () => "",
    show: (row) => (
      <button
        type="button"
        class="key small"
        aria-label={say("purchase_change_article", { name: row.name })}
        onClick={() => change(row)}
      >
        <span class="label">{say("purchase_change")}</span>
      </button>
    ),
  });
  return all;
}
