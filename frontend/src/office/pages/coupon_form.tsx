// A new coupon: what it takes off, of what, when, and with which codes.

import { useState } from "preact/hooks";
import { today } from "../dates.ts";
import { faultOf } from "../load.ts";
import { once } from "../once.ts";
import { Card, Said } from "../parts/page.tsx";
import { say, sayCode } from "../say.ts";
import { Choice, Text } from "./article_form.tsx";
import type { Frame } from "./catalogue_shapes.ts";
import { ChosenArticles } from "./chosen_articles.tsx";
import { bodyOf, type CouponDraft } from "./coupon_draft.ts";

const CODES = ["many", "once", "made"] as const;

function blank(frame: Frame): CouponDraft {
  return {
    name: "",
    kind: "share",
    share: "",
    amount: "",
    minimum: "",
    which: "all",
    group: frame.groups[0]?.code ?? "",
    chosen: [],
    codes: "many",
    code: "",
    count: "50",
    first_day: today(),
    last_day: "",
  };
}

export function CouponForm({ frame, done }: { frame: Frame; done: () => void }) {
  const [draft, setDraft] = useState(() => blank(frame));
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const [makeOnce] = useState(() => once());
  const body = bodyOf(draft);
  const put = (what: Partial<CouponDraft>) => {
    setDraft({ ...draft, ...what });
    setSaid(null);
  };
  const make = async () => {
    setSending(true);
    try {
      await makeOnce("/catalogue/coupons", body);
      setDraft(blank(frame));
      setSaid({ tone: "good", text: say("coupon_made", { name: draft.name.trim() }) });
      done();
    } catch (why) {
      setSaid({ tone: "bad", text: faultOf(why) });
    } finally {
      setSending(false);
    }
  };
  return (
    <Card title={say("coupon_new")} lead={say("coupon_new_lead")}>
      <div class="stack">
        <Gives draft={draft} put={put} />
        <Goods frame={frame} draft={draft} put={put} />
        <CodesAndDays draft={draft} put={put} />
        {said && <Said tone={said.tone}>{said.text}</Said>}
        <div class="field-row">
          <button
            type="button"
            class="key strong"
            disabled={body === null || isSending}
            onClick={() => void make()}
          >
            <span class="label">{say("coupon_make")}</span>
          </button>
        </div>
      </div>
    </Card>
  );
}

interface PutProps {
  draft: CouponDraft;
  put: (what: Partial<CouponDraft>) => void;
}

function Gives({ draft, put }: PutProps) {
  return (
    <div class="fields level">
      <Text
        title={say("campaign_name")}
        value={draft.name}
        max={30}
        put={(name) => put({ name })}
        note={say("campaign_name_note")}
      />
      <Choice
        title={say("coupon_takes_off")}
        value={draft.kind}
        options={[
          ["share", say("coupon_kind_share")],
          ["amount", say("coupon_kind_amount")],
        ]}
        put={(kind) => put({ kind: kind as CouponDraft["kind"] })}
      />
      {draft.kind === "share" ? (
        <Text
          title={say("bulk_share")}
          value={draft.share}
          max={6}
          put={(share) => put({ share })}
          isAmount
        />
      ) : (
        <Text
          title={say("coupon_amount")}
          value={draft.amount}
          max={12}
          put={(amount) => put({ amount })}
          isAmount
        />
      )}
      <Text
        title={say("coupon_minimum")}
        value={draft.minimum}
        max={12}
        put={(minimum) => put({ minimum })}
        note={say("coupon_minimum_note")}
        isAmount
      />
    </div>
  );
}

function Goods({ frame, draft, put }: PutProps & { frame: Frame }) {
  return (
    <>
      <div class="fields level">
        <Choice
          title={say("labels_which")}
          value={draft.which}
          options={[
            ["all", say("campaign_all_goods")],
            ["group", say("labels_group")],
            ["chosen", say("labels_chosen")],
          ]}
          put={(which) => put({ which: which as CouponDraft["which"] })}
        />
        {draft.which === "group" && (
          <Choice
            title={say("article_group")}
            value={draft.group}
            options={frame.groups.map((each) => [each.code, each.name])}
            put={(group) => put({ group })}
          />
        )}
      </div>
      {draft.which === "chosen" && <ChosenArticles chosen={draft.chosen} put={(chosen) => put({ chosen })} />}
    </>
  );
}

function CodesAndDays({ draft, put }: PutProps) {
  return (
    <div class="fields level">
      <Choice
        title={say("coupon_codes_which")}
        value={draft.codes}
        options={CODES.map((each) => [each, sayCode("coupon_codes", each)])}
        put={(codes) => put({ codes: codes as CouponDraft["codes"] })}
      />
      {draft.codes === "made" ? (
        <Text title={say("coupon_count")} value={draft.count} max={3} put={(count) => put({ count })} />
      ) : (
        <Text
          title={say("coupon_office_code")}
          value={draft.code}
          max={20}
          put={(code) => put({ code })}
          note={say("coupon_code_note")}
        />
      )}
      <label class="field">
        <span>{say("campaign_first_day")}</span>
        <input
          type="date"
          value={draft.first_day}
          onInput={(event) => put({ first_day: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{say("campaign_last_day")}</span>
        <input
          type="date"
          value={draft.last_day}
          onInput={(event) => put({ last_day: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
