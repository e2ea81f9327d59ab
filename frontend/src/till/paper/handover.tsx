// A receipt without paper, after the sale: the code to scan, and whether it has been fetched.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../signs/icon.tsx";
import { Qr } from "../../signs/qr.tsx";
import { type Link, linkOf } from "../actions/handover.ts";
import { view } from "../counter/state.ts";
import { attempt } from "../line/queue.ts";
import { t } from "../words/say.ts";

export function Handover() {
  const last = view.value?.last_receipt;
  if (!last) return null;
  const isDone = last.state === "delivered";
  if (last.way === "email")
    return <Told isDone={isDone} text={t(isDone ? "receipt_mailed" : "receipt_mail_waits")} />;
  if (isDone) return <Told isDone text={t("receipt_fetched")} />;
  return last.job === null ? null : <Code job={last.job} />;
}

function Code({ job }: { job: number }) {
  const [link, setLink] = useState<Link | null>(null);
  useEffect(() => {
    void attempt(async () => setLink(await linkOf(job)));
  }, [job]);
  if (link === null) return null;
  return (
    <figure class="handover">
      <Qr modules={link.modules} path={link.path} label={t("receipt_code")} />
      <figcaption>
        <strong>{t("receipt_offered")}</strong>
        <span>{t("receipt_not_fetched")}</span>
      </figcaption>
    </figure>
  );
}

function Told({ isDone, text }: { isDone: boolean; text: string }) {
  return (
    <p class="handover told" role="status">
      <Icon name={isDone ? "check" : "clock"} />
      {text}
    </p>
  );
}
