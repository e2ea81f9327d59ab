// Coupons: which there are and how often they were used, their codes, a new one, and an end.

import { useState } from "preact/hooks";
import { kroner, percent } from "../../money.ts";
import { send } from "../ask.ts";
import { faultOf, useLoad } from "../load.ts";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { say, sayCode } from "../say.ts";
import { CATALOGUE_PARTS, type Frame } from "./catalogue_shapes.ts";
import { CouponForm } from "./coupon_form.tsx";

const TONES = { runs: "good", to_come: "waits", over: "plain" } as const;

interface ShownCoupon {
  coupon: {
    number: number;
    name: string;
    codes: string[];
    amount_ore: number;
    share_bp: number;
    minimum_ore: number;
    begins: string;
    ends: string | null;
  };
  state: keyof typeof TONES;
  goods: string[];
  codes: number;
  used: number;
}

export function Coupons() {
  const frame = useLoad<Frame>("/catalogue");
  const coupons = useLoad<{ rows: ShownCoupon[] }>("/catalogue/coupons");
  return (
    <Page title={say("coupons_part")} lead={say("coupons_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>
        {(shape) => (
          <>
            <CouponForm frame={shape} done={coupons.again} />
            <Card title={say("coupons_list")}>
              <Loaded of={coupons}>{({ rows }, again) => <List rows={rows} again={again} />}</Loaded>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function List({ rows, again }: { rows: ShownCoupon[]; again: () => void }) {
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null);
  const [open, setOpen] = useState<ShownCoupon | null>(null);
  const end = async ({ coupon }: ShownCoupon) => {
    try {
      await send("DELETE", `/catalogue/coupons/${coupon.number}`);
      setSaid({ tone: "good", text: say("coupon_ended", { name: coupon.name }) });
      again();
    } catch (why) {
      setSaid({ tone: "bad", text: faultOf(why) });
    }
  };
  return (
    <>
      {said && <Said tone={said.tone}>{said.text}</Said>}
      <Table
        name={say("coupons_list")}
        columns={columns((row) => void end(row), setOpen)}
        rows={rows}
        keyOf={(row) => String(row.coupon.number)}
        empty={<Nothing title={say("coupons_none")} />}
      />
      {open && <Codes key={open.coupon.number} of={open} />}
    </>
  );
}

function Codes({ of: { coupon } }: { of: ShownCoupon }) {
  const load = useLoad<{ rows: { code: string; used: number }[] }>(
    `/catalogue/coupons/${coupon.number}/codes`,
  );
  return (
    <Loaded of={load}>
      {({ rows }) => (
        <>
          <h3>{say("coupon_codes_of", { name: coupon.name })}</h3>
          <Table
            name={say("coupon_codes_of", { name: coupon.name })}
            columns={[
              { id: "code", title: say("coupon_office_code"), kind: "text", of: (row) => row.code },
              { id: "used", title: say("coupon_used"), kind: "number", of: (row) => row.used },
            ]}
            rows={rows}
            keyOf={(row) => row.code}
            file={coupon.name}
            empty={<Nothing title={say("coupons_none")} />}
          />
        </>
      )}
    </Loaded>
  );
}

function columns(end: (row: ShownCoupon) => void, open: (row: ShownCoupon) => void): Column<ShownCoupon>[] {
  const takesOff = ({ coupon }: ShownCoupon) =>
    coupon.share_bp ? percent(coupon.share_bp) : kroner(coupon.amount_ore);
  const codes = (row: ShownCoupon) => row.coupon.codes[0] ?? say("coupon_codes_count", { count: row.codes });
  return [
    { id: "name", title: say("campaign_name"), kind: "text", of: (row) => row.coupon.name },
    { id: "code", title: say("coupon_office_code"), kind: "text", of: codes },
    { id: "off", title: say("coupon_takes_off"), kind: "text", of: takesOff },
    {
      id: "goods",
      title: say("campaign_goods"),
      kind: "text",
      of: (row) => row.goods.join(", ") || say("campaign_all_goods"),
    },
    {
      id: "minimum",
      title: say("coupon_minimum"),
      kind: "amount",
      of: (row) => row.coupon.minimum_ore || null,
      isExtra: true,
    },
    {
      id: "from",
      title: say("campaign_from"),
      kind: "moment",
      of: (row) => row.coupon.begins,
      isExtra: true,
    },
    { id: "until", title: say("campaign_until"), kind: "moment", of: (row) => row.coupon.ends },
    { id: "used", title: say("coupon_used"), kind: "number", of: (row) => row.used },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => sayCode("campaign_state", row.state),
      show: (row) => <Tag tone={TONES[row.state]}>{sayCode("campaign_state", row.state)}</Tag>,
    },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      show: (row) => (
        <div class="field-row">
          {row.codes > 1 && (
            <button type="button" class="key small" onClick={() => open(row)}>
              <span class="label">{say("coupon_show_codes")}</span>
              <span class="unseen"> {row.coupon.name}</span>
            </button>
          )}
          {row.state !== "over" && (
            <button type="button" class="key small" onClick={() => end(row)}>
              <span class="label">{say("campaign_end")}</span>
              <span class="unseen"> {row.coupon.name}</span>
            </button>
          )}
        </div>
      ),
    },
  ];
}
