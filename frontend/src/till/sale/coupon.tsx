// The code of a coupon, typed; one that is scanned needs no asking.

import { useSignal } from "@preact/signals";
import { layCoupon } from "../actions/basket.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function CouponCode() {
  const code = useSignal("");
  const typed = code.value.trim();
  return (
    <Panel
      title={t("coupon")}
      lead={t("coupon_hint")}
      onSubmit={() => {
        if (typed !== "") void layCoupon(typed);
      }}
      actions={<Submit icon="percent" label={t("lay_coupon")} ready={typed !== ""} />}
    >
      <Field label={t("coupon_code")} value={code} first scans />
    </Panel>
  );
}
