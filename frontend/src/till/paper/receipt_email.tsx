// Where to mail a receipt: the one of this sale before it is paid, or the one of the sale just done.

import { useSignal } from "@preact/signals";
import { mailLast, receiptEmail, undelivered, useEmail } from "../actions/handover.ts";
import { basket } from "../counter/state.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

/** The register looks closer; this only keeps half an address from being sent. */
const LIKELY = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

export function ReceiptEmail() {
  const email = useSignal(receiptEmail.value);
  const isBefore = basket.value !== null;
  const isReady = LIKELY.test(email.value.trim());
  const label = isBefore ? t("use_email") : t(undelivered() === null ? "send_email_copy" : "send_email");
  return (
    <Panel
      title={t("receipt_email")}
      lead={t("receipt_email_lead")}
      onSubmit={() => {
        if (!isReady) return;
        if (isBefore) useEmail(email.value.trim());
        else void mailLast(email.value.trim());
      }}
      actions={<Submit icon="mail" label={label} ready={isReady} />}
    >
      <Field label={t("email_address")} value={email} kind="email" wide first />
    </Panel>
  );
}
