// One family: its properties, and all its members at once; numbers are foreseen, and prices may be each its own.

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { percent } from "../../../writing/money.ts";
import type { Frame } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, Text, Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { say } from "../../words/say.ts";
import { bodyOf, draftOf, type FamilyDraft, type MemberRow, rowsOf, type Typed } from "./family_draft.ts";
import type { FamilyShown } from "./family_shapes.ts";

const BACK = () => ({ link: linkTo("varer", ["familier"]), title: say("families_part") });

export function FamilyPage({ number }: { number: string }) {
  const frame = useLoad<Frame>("/catalogue");
  return (
    <Loaded of={frame}>
      {(shape) => (number === "" ? <New frame={shape} /> : <Known frame={shape} number={number} />)}
    </Loaded>
  );
}

function New({ frame }: { frame: Frame }) {
  const blank: FamilyDraft = {
    number: "",
    name: "",
    properties: [
      { name: say("family_size"), values: "S, M, L, XL" },
      { name: "", values: "" },
    ],
    group: frame.groups[0]?.code ?? "",
    vat_code: (frame.vat_codes.find((each) => each.rate_bp > 0) ?? frame.vat_codes[0])?.code ?? "",
    price: "",
    stock_kept: false,
    favourite: false,
    known: {},
    typed: {},
  };
  return (
    <Page title={say("family_new")} lead={say("family_new_lead")} back={BACK()}>
      <FamilyForm
        frame={frame}
        from={blank}
        isNew
        kept={(number) => goTo(linkTo("varer", ["familie", number]))}
      />
    </Page>
  );
}

function Known({ frame, number }: { frame: Frame; number: string }) {
  const load = useLoad<FamilyShown>(`/catalogue/families/${encodeURIComponent(number)}`);
  const name = load.now.value?.family.name ?? number;
  return (
    <Page title={name} lead={say("family_number_is", { number })} back={BACK()}>
      <Loaded of={load}>
        {(shown) => <FamilyForm frame={frame} from={draftOf(shown)} isNew={false} kept={() => undefined} />}
      </Loaded>
    </Page>
  );
}

interface FormProps {
  frame: Frame;
  from: FamilyDraft;
  isNew: boolean;
  kept: (number: string) => void;
}

function FamilyForm({ frame, from, isNew, kept }: FormProps) {
  const [draft, setDraft] = useState(from);
  const sending = useSending();
  const put = (what: Partial<FamilyDraft>) => {
    setDraft({ ...draft, ...what });
    sending.hush();
  };
  const body = bodyOf(draft);
  const rows = rowsOf(draft);
  const keep = () =>
    sending.over(async () => {
      const number = draft.number.trim();
      const path = `/catalogue/families/${encodeURIComponent(number)}`;
      setDraft(draftOf(await send<FamilyShown>("PUT", path, body)));
      kept(number);
      return say("family_kept", { name: draft.name.trim() });
    });
  return (
    <Form
      class="family-form"
      send={() => {
        if (body !== null) void keep();
      }}
    >
      <Card title={say("family_card")}>
        <div class="stack">
          <Described draft={draft} put={put} isNew={isNew} />
          {isNew && <Alike frame={frame} draft={draft} put={put} />}
          <div class="field-row">
            <Tick
              title={say("family_favourite")}
              is={draft.favourite}
              put={(favourite) => put({ favourite })}
            />
          </div>
        </div>
      </Card>
      <Card title={say("family_members")} lead={say("family_members_lead")}>
        <div class="stack">
          {rows.length === 0 ? (
            <Nothing title={say("family_no_members")} />
          ) : (
            <Members draft={draft} rows={rows} put={put} />
          )}
          <Outcome of={sending} />
          <div class="field-row">
            <button type="submit" class="key strong" disabled={body === null || sending.isOn}>
              <span class="label">{say(isNew ? "family_make" : "article_keep")}</span>
            </button>
          </div>
        </div>
      </Card>
    </Form>
  );
}

interface PutProps {
  draft: FamilyDraft;
  put: (what: Partial<FamilyDraft>) => void;
}

function Described({ draft, put, isNew }: PutProps & { isNew: boolean }) {
  const change = (place: number, what: { name?: string; values?: string }) =>
    put({
      properties: draft.properties.map((each, other) => (other === place ? { ...each, ...what } : each)),
    });
  return (
    <div class="fields level">
      {isNew && (
        <Text title={say("family_number")} value={draft.number} max={30} put={(number) => put({ number })} />
      )}
      <Text
        title={say("article_name")}
        value={draft.name}
        max={100}
        put={(name) => put({ name })}
        note={say("family_name_note")}
      />
      {draft.properties.map((each, place) => (
        <Fragment key={place}>
          <Text
            title={say(place === 0 ? "family_property" : "family_property_more")}
            value={each.name}
            max={40}
            put={(name) => change(place, { name })}
          />
          <Text
            title={say("family_values", { name: each.name.trim() || say("family_property_more") })}
            value={each.values}
            max={1000}
            put={(values) => change(place, { values })}
            note={say("family_values_note")}
          />
        </Fragment>
      ))}
    </div>
  );
}

/** What all new members are, until each is changed on its own page. */
function Alike({ frame, draft, put }: PutProps & { frame: Frame }) {
  return (
    <>
      <div class="fields level">
        <Choice
          title={say("article_group")}
          value={draft.group}
          options={frame.groups.map((each) => [each.code, each.name])}
          put={(group) => put({ group })}
        />
        <Choice
          title={say("article_vat")}
          value={draft.vat_code}
          options={frame.vat_codes.map((each) => [
            each.code,
            `${percent(each.rate_bp)} · ${each.description}`,
          ])}
          put={(vat_code) => put({ vat_code })}
        />
        <Text
          title={say("article_price")}
          value={draft.price}
          max={14}
          put={(price) => put({ price })}
          note={say("family_price_note")}
          isAmount
        />
      </div>
      <div class="field-row">
        <Tick
          title={say("article_stock_kept")}
          is={draft.stock_kept}
          put={(stock_kept) => put({ stock_kept })}
        />
      </div>
    </>
  );
}

function Members({ draft, rows, put }: PutProps & { rows: readonly MemberRow[] }) {
  const change = (row: MemberRow, what: Typed) =>
    put({ typed: { ...draft.typed, [row.key]: { ...draft.typed[row.key], ...what } } });
  const field = (
    row: MemberRow,
    title: string,
    value: string,
    max: number,
    typed: (text: string) => Typed,
  ) => (
    <span class="field">
      <input
        value={value}
        maxLength={max}
        aria-label={`${title} ${row.variant.join(", ")}`}
        disabled={row.isOut}
        onInput={(event) => change(row, typed(event.currentTarget.value))}
      />
    </span>
  );
  return (
    <div class="table-frame members">
      <table aria-label={say("family_members")}>
        <thead>
          <tr>
            <th scope="col">{say("family_variant")}</th>
            <th scope="col">{say("col_article_number")}</th>
            <th scope="col">{say("article_price")}</th>
            <th scope="col">{say("article_gtins")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} class={row.isOut ? "is-out" : ""}>
              <th scope="row">
                {row.isKnown ? (
                  <a href={linkTo("varer", ["vare", row.number])}>{row.variant.join(", ")}</a>
                ) : (
                  <Tick
                    title={row.variant.join(", ")}
                    is={!row.isOut}
                    put={(is) => change(row, { isOut: !is })}
                  />
                )}
              </th>
              <td data-title={say("col_article_number")}>
                {row.isKnown
                  ? row.number
                  : field(row, say("col_article_number"), row.number, 35, (number) => ({ number }))}
              </td>
              <td data-title={say("article_price")} class="amount">
                {field(row, say("article_price"), row.price, 14, (price) => ({ price }))}
              </td>
              <td data-title={say("article_gtins")}>
                {field(row, say("article_gtins"), row.gtins, 200, (gtins) => ({ gtins }))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
