// Rows that are fetched a page at a time: those that are here, and a key for more.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { get } from "../line/ask.ts";
import { faultOf } from "../line/load.ts";
import { say } from "../words/say.ts";
import { Said } from "./page.tsx";

interface Props<Row, Told> {
  /** Where the page after a row is asked for; the first page after none. Another first page begins anew. */
  pathAfter: (last: Row | undefined) => string;
  rowsOf: (told: Told) => readonly Row[];
  /** What is drawn of the rows, and of what the newest page tells besides. */
  children: (rows: readonly Row[], newest: Told) => ComponentChildren;
}

export function ByPages<Row, Told extends { more: boolean }>({
  pathAfter,
  rowsOf,
  children,
}: Props<Row, Told>) {
  const [here, setHere] = useState<{ rows: readonly Row[]; newest: Told } | null>(null);
  const [fault, setFault] = useState("");
  const fetchAfter = async (before: readonly Row[], signal?: AbortSignal) => {
    try {
      const newest = await get<Told>(pathAfter(before.at(-1)), signal);
      setHere({ rows: [...before, ...rowsOf(newest)], newest });
      setFault("");
    } catch (why) {
      if (signal?.aborted) return;
      // What was found for another question is no answer to this one; what came before more was asked for is.
      if (before.length === 0) setHere(null);
      setFault(faultOf(why));
    }
  };
  useEffect(() => {
    const gone = new AbortController();
    void fetchAfter([], gone.signal);
    return () => gone.abort();
  }, [pathAfter(undefined)]);
  return (
    <>
      {here === null && !fault && (
        <p class="on-its-way" role="status">
          {say("loading")}
        </p>
      )}
      {here !== null && children(here.rows, here.newest)}
      {fault && <Said tone="bad">{fault}</Said>}
      {here?.newest.more && (
        <button type="button" class="key small" onClick={() => void fetchAfter(here.rows)}>
          <span class="label">{say("article_more")}</span>
        </button>
      )}
    </>
  );
}
