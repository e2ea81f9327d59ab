// A paper as it came out of the printer that is drawn on the screen.

import { useEffect, useState } from "preact/hooks";
import { here } from "../actions/here.ts";
import { attempt } from "../actions/queue.ts";
import { address, getText } from "../api.ts";

export function Paper({ job, title }: { job: number; title: string }) {
  const [text, setText] = useState("");
  const path = here(`/documents/${job}`);
  useEffect(() => {
    void attempt(async () => setText(await getText(path)));
  }, [path]);
  return (
    <figure class="paper" key={job}>
      <img src={address(`${path}?form=png`)} alt={title} />
      <figcaption class="unseen">
        <pre>{text}</pre>
      </figcaption>
    </figure>
  );
}
