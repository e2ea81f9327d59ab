// A new coupon: what it takes off, of what, when, and with which codes.

import { useState } from "preact/hooks";
import type { Frame } from "../../goods/articles.ts";
import { once } from "../../line/once.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { today } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { bodyOf, type CouponDraft } from "./coupon_draft.ts";
import { GoodsChoice } from "./goods_choice.tsx";
import { PeriodChoice } from "./period_choice.tsx";

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
  const sending = useSending();
  const [makeOnce] = useState(() => once());
  const body = bodyOf(draft);
  const put = (what: Partial<CouponDraft>) => {
    setDraft({ ...draft, ...what });
    sending.hush();
  };
  const make = () =>
    sending.over(async () => {
      await makeOnce("/catalogue/coupons", body);
      setDraft(blank(frame));
      done();
      return say("coupon_made", { name: draft.name.trim() });
    });
  return (
    <Card title={say("coupon_new")} lead={say("coupon_new_lead")}>
      <div class="stack">
        <Gives draft={draft} put={put} />
        <GoodsChoice frame={frame} of={draft} put={put} />
        <CodesAndDays draft={draft} put={put} />
        <Outcome of={sending} />
        <div class="field-row">
          <button
            type="button"
            class="key strong"
            disabled={body === null || sending.isOn}
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
      <PeriodChoice of={draft} put={put} />
    </div>
  );
}
