// A new campaign: what it gives, for which goods, when; what the goods would cost is shown before it is made.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import type { Frame } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { once } from "../../line/once.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { Table } from "../../parts/table.tsx";
import { today } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import type { OfficeKey } from "../../words/table.ts";
import { bodyOf, type CampaignDraft, hourMissing } from "./campaign_draft.ts";
import type { Offer, Tried } from "./campaign_shapes.ts";
import type { Goods } from "./goods.ts";
import { GoodsChoice } from "./goods_choice.tsx";
import { PeriodChoice } from "./period_choice.tsx";

const KINDS: readonly Offer["type"][] = ["percent", "multibuy", "together"];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const PARTS_MAX = 5;

interface FormProps {
  frame: Frame;
  done: () => void;
}

function blank(frame: Frame): CampaignDraft {
  const part: Goods = { which: "chosen", group: frame.groups[0]?.code ?? "", chosen: [] };
  return {
    name: "",
    kind: "percent",
    share: "",
    take: "3",
    pay: "2",
    price: "",
    parts: [part, part],
    first_day: today(),
    last_day: "",
    opens: "",
    closes: "",
    weekdays: [],
  };
}

export function CampaignForm({ frame, done }: FormProps) {
  const [draft, setDraft] = useState(() => blank(frame));
  const [tried, setTried] = useState<Tried[] | null>(null);
  const sending = useSending();
  const [makeOnce] = useState(() => once());
  const body = bodyOf(draft);
  /** What was shown is no longer what would be made. */
  const put = (what: Partial<CampaignDraft>) => {
    setDraft({ ...draft, ...what });
    setTried(null);
    sending.hush();
  };
  const look = () =>
    sending.over(async () => {
      setTried((await send<{ rows: Tried[] }>("POST", "/catalogue/campaigns/preview", body)).rows);
    });
  const make = () =>
    sending.over(async () => {
      await makeOnce("/catalogue/campaigns", body);
      setDraft(blank(frame));
      setTried(null);
      done();
      return say("campaign_made", { name: draft.name.trim() });
    });
  return (
    <Card title={say("campaign_new")} lead={say("campaign_new_lead")}>
      <div class="stack">
        <Gives draft={draft} put={put} />
        <Parts frame={frame} draft={draft} put={put} />
        <When draft={draft} put={put} />
        <div class="field-row">
          <button
            type="button"
            class="key"
            disabled={body === null || sending.isOn}
            onClick={() => void look()}
          >
            <span class="label">{say("campaign_look")}</span>
          </button>
        </div>
        <Outcome of={sending} />
        {tried && <Shown rows={tried} isSending={sending.isOn} make={make} />}
      </div>
    </Card>
  );
}

interface PutProps {
  draft: CampaignDraft;
  put: (what: Partial<CampaignDraft>) => void;
}

function Gives({ draft, put }: PutProps) {
  return (
    <div class="fields level">
      <Text
        title={say("campaign_name")}
        value={draft.name}
        max={40}
        put={(name) => put({ name })}
        note={say("campaign_name_note")}
      />
      <Choice
        title={say("campaign_offer")}
        value={draft.kind}
        options={KINDS.map((kind) => [kind, sayCode("campaign_kind", kind)])}
        put={(kind) => put({ kind: kind as Offer["type"] })}
      />
      {draft.kind === "percent" && (
        <Text
          title={say("bulk_share")}
          value={draft.share}
          max={6}
          put={(share) => put({ share })}
          isAmount
        />
      )}
      {draft.kind === "multibuy" && (
        <>
          <Text title={say("campaign_take")} value={draft.take} max={2} put={(take) => put({ take })} />
          <Text title={say("campaign_pay")} value={draft.pay} max={2} put={(pay) => put({ pay })} />
        </>
      )}
      {draft.kind === "together" && (
        <Text
          title={say("campaign_price")}
          value={draft.price}
          max={12}
          put={(price) => put({ price })}
          isAmount
        />
      )}
    </div>
  );
}

function Parts({ frame, draft, put }: PutProps & { frame: Frame }) {
  const isSet = draft.kind === "together";
  const shown = isSet ? draft.parts : draft.parts.slice(0, 1);
  const change = (place: number, what: Partial<Goods>) =>
    put({ parts: draft.parts.map((part, other) => (other === place ? { ...part, ...what } : part)) });
  const last = draft.parts.at(-1);
  return (
    <>
      {shown.map((part, place) => (
        <fieldset class="stack" key={place}>
          <legend>{isSet ? say("campaign_part", { number: place + 1 }) : say("campaign_goods")}</legend>
          <GoodsChoice frame={frame} of={part} put={(what) => change(place, what)} orAll={!isSet} />
        </fieldset>
      ))}
      {isSet && last && draft.parts.length < PARTS_MAX && (
        <div class="field-row">
          <button
            type="button"
            class="key small"
            onClick={() => put({ parts: [...draft.parts, { ...last, chosen: [] }] })}
          >
            <span class="label">{say("campaign_more_parts")}</span>
          </button>
        </div>
      )}
    </>
  );
}

function When({ draft, put }: PutProps) {
  const hour = (title: OfficeKey, field: "opens" | "closes") => (
    <label class="field">
      <span>{say(title)}</span>
      <input
        type="time"
        value={draft[field]}
        onInput={(event) => put({ [field]: event.currentTarget.value })}
      />
      {hourMissing(draft) === field && <small class="faint">{say("campaign_hours_half")}</small>}
    </label>
  );
  const turn = (number: number) =>
    put({
      weekdays: draft.weekdays.includes(number)
        ? draft.weekdays.filter((other) => other !== number)
        : [...draft.weekdays, number],
    });
  return (
    <>
      <div class="fields level">
        <PeriodChoice of={draft} put={put} />
        {hour("campaign_opens", "opens")}
        {hour("campaign_closes", "closes")}
      </div>
      <fieldset class="field-row">
        <legend>{say("campaign_weekdays")}</legend>
        {WEEKDAYS.map((number) => (
          <label class="choice" key={number}>
            <input type="checkbox" checked={draft.weekdays.includes(number)} onChange={() => turn(number)} />
            <span>{sayCode("weekday_short", String(number))}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface ShownProps {
  rows: Tried[];
  isSending: boolean;
  make: () => Promise<void>;
}

function Shown({ rows, isSending, make }: ShownProps) {
  return (
    <>
      <Table
        name={say("campaign_shown")}
        columns={[
          { id: "goods", title: say("campaign_goods"), kind: "text", of: (row) => row.goods.join(" + ") },
          {
            id: "before",
            title: say("price_now"),
            kind: "amount",
            of: (row) => row.before_ore,
            show: (row) => kroner(row.before_ore),
          },
          {
            id: "after",
            title: say("campaign_after"),
            kind: "amount",
            of: (row) => row.after_ore,
            show: (row) => kroner(row.after_ore),
          },
        ]}
        rows={rows}
        keyOf={(row) => row.goods.join("+")}
        empty={<Nothing title={say("campaign_nothing")} />}
        isPart
      />
      <div class="field-row">
        <button type="button" class="key strong" disabled={isSending} onClick={() => void make()}>
          <span class="label">{say("campaign_make")}</span>
        </button>
      </div>
    </>
  );
}
