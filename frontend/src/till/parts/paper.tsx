// A paper as it came out: drawn, where the printer is the screen; else only told, for looking is no copy.

import { useEffect, useState } from "preact/hooks";
import { address, getText } from "../../register/api.ts";
import { Icon } from "../../signs/icon.tsx";
import { view } from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt } from "../line/queue.ts";
import { isText, t } from "../words/say.ts";

export function Paper({ job, title }: { job: number; title: string }) {
  if (view.value?.printer_on_screen) return <Sheet path={here(`/documents/${job}`)} title={title} />;
  return (
    <p class="paper-out">
      <Icon name="printer" />
      <span>{t("paper_is_out", { document: title })}</span>
    </p>
  );
}

/** The paper at a path of the register, which gives it as text and as a picture. */
export function Sheet({ path, title }: { path: string; title: string }) {
  const [text, setText] = useState("");
  useEffect(() => {
    void attempt(async () => setText(await getText(path)));
  }, [path]);
  return (
    <figure class="paper" key={path}>
      <img src={address(`${path}?form=png`)} alt={title} />
      <figcaption class="unseen">
        <pre>{text}</pre>
      </figcaption>
    </figure>
  );
}

/** What people call a paper. */
export function documentName(document: string): string {
  const key = `document_${document}`;
  return isText(key) ? t(key) : t("document_other");
}
