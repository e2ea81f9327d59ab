// Coupons: which there are and how often they were used, their codes, a new one, and an end.

import { useState } from "preact/hooks";
import { kroner, percent } from "../../../writing/money.ts";
import { CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say } from "../../words/say.ts";
import { CouponForm } from "./coupon_form.tsx";
import { doColumn, type OfferState, Press, stateColumn, useEnding } from "./offers.tsx";

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
  state: OfferState;
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
  const { sending, end } = useEnding("/catalogue/coupons", again, "coupon_ended");
  const [open, setOpen] = useState<ShownCoupon | null>(null);
  return (
    <>
      <Outcome of={sending} />
      <Table
        name={say("coupons_list")}
        columns={columns((row) => end(row.coupon), setOpen)}
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
    stateColumn(),
    doColumn((row) => (
      <>
        {row.codes > 1 && (
          <Press word={say("coupon_show_codes")} name={row.coupon.name} press={() => open(row)} />
        )}
        {row.state !== "over" && (
          <Press word={say("campaign_end")} name={row.coupon.name} press={() => end(row)} />
        )}
      </>
    )),
  ];
}
