// One page for vouchers: the list, one of them, or a correction that becomes one.

import { place } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { Correction } from "./correction.tsx";
import { VoucherDetail } from "./voucher.tsx";
import { VoucherList } from "./voucher_list.tsx";

export function Vouchers() {
  const [register, entry] = place.value.rest;
  if (register === "ny" && may("keep_books")) return <Correction />;
  if (register !== undefined && entry !== undefined)
    return <VoucherDetail register={register} entry={entry} />;
  return <VoucherList />;
}
