// What happened, newest first: by sort, person, register, day and word; and whether the journal is whole.

import { useEffect, useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { get } from "../../line/ask.ts";
import { faultOf, useLoad } from "../../line/load.ts";
import { Day } from "../../parts/fields.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { registerName, who } from "../../visitor/session.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

const SORTS = ["access", "settings", "sales", "money", "paper", "goods", "books", "system"] as const;
const TYPED_MS = 300;

interface Happened {
  number: number;
  at: string;
  sort: string;
  title: string;
  details: string;
  operator: string;
  name: string;
  amount_ore: number | null;
  training: boolean;
}

interface Found {
  entries: Happened[];
  next: number | null;
  looked_until: string | null;
}

interface Checked {
  last: number;
  fault: number | null;
}

interface Wanted {
  register: string;
  sort: string;
  text: string;
  first: string;
  last: string;
}

export function Journal() {
  const registers = who.value?.registers ?? [];
  const [wanted, setWanted] = useState<Wanted>({
    register: registers[0]?.register_id ?? "",
    sort: "",
    text: "",
    first: "",
    last: "",
  });
  const want = (change: Partial<Wanted>) => setWanted((before) => ({ ...before, ...change }));
  return (
    <Page title={say("page_journal")} lead={say("journal_lead")}>
      <Whole register={wanted.register} />
      <Card title={say("page_journal")}>
        <div class="fields">
          {registers.length > 1 && (
            <label class="field">
              <span>{say("journal_register")}</span>
              <select
                value={wanted.register}
                onChange={(event) => want({ register: event.currentTarget.value })}
              >
                {registers.map((each) => (
                  <option key={each.register_id} value={each.register_id}>
                    {registerName(each.register_id)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label class="field">
            <span>{say("journal_sort")}</span>
            <select value={wanted.sort} onChange={(event) => want({ sort: event.currentTarget.value })}>
              <option value="">{say("journal_all")}</option>
              {SORTS.map((each) => (
                <option key={each} value={each}>
                  {sayCode("sort", each)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{say("journal_text")}</span>
            <input
              value={wanted.text}
              maxLength={100}
              onInput={(event) => want({ text: event.currentTarget.value })}
            />
          </label>
          <Day title={say("journal_first")} value={wanted.first} put={(first) => want({ first })} />
          <Day title={say("journal_last")} value={wanted.last} put={(last) => want({ last })} />
        </div>
        <Entries key={JSON.stringify(wanted)} wanted={wanted} />
      </Card>
    </Page>
  );
}

function Whole({ register }: { register: string }) {
  const { now } = useLoad<Checked>(`/journal/${encodeURIComponent(register)}/state`);
  if (now.value === null) return null;
  const { last, fault } = now.value;
  return fault === null ? (
    <Said tone="good">{say("journal_whole", { last })}</Said>
  ) : (
    <Said tone="bad">{say("journal_broken", { fault })}</Said>
  );
}

/** The entries that are wanted, and more of them when asked. */
function Entries({ wanted }: { wanted: Wanted }) {
  const [entries, setEntries] = useState<readonly Happened[]>([]);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState("");
  const look = async (before: number | null, signal?: AbortSignal) => {
    const { register, ...rest } = wanted;
    const given = Object.entries({ ...rest, before: before === null ? "" : String(before) });
    const query = new URLSearchParams(given.filter(([, value]) => value !== ""));
    try {
      const told = await get<Found>(`/journal/${encodeURIComponent(register)}?${query}`, signal);
      setEntries((earlier) => [...earlier, ...told.entries]);
      setFound(told);
    } catch (why) {
      if (!signal?.aborted) setFault(faultOf(why));
    }
  };
  useEffect(() => {
    const gone = new AbortController();
    const typed = setTimeout(() => void look(null, gone.signal), wanted.text ? TYPED_MS : 0);
    return () => {
      clearTimeout(typed);
      gone.abort();
    };
  }, []);
  if (fault) return <Said tone="bad">{fault}</Said>;
  if (found === null) return <p role="status">{say("loading")}</p>;
  return (
    <>
      {entries.length === 0 ? (
        <Nothing title={say("journal_none")} />
      ) : (
        <ol class="happened" aria-label={say("page_journal")}>
          {entries.map((each) => (
            <li key={each.number}>
              <time dateTime={each.at}>{shortMoment(each.at)}</time>
              <span class="what">
                <strong>{each.title}</strong>
                {each.details && <span>{each.details}</span>}
                {each.training && <Tag tone="waits">{say("journal_training")}</Tag>}
              </span>
              <span class="by">{each.name || each.operator}</span>
              <span class="amount">{each.amount_ore === null ? "" : kroner(each.amount_ore)}</span>
              <small>{each.number}</small>
            </li>
          ))}
        </ol>
      )}
      <p class="after" role="status">
        {found.next === null
          ? say("journal_end")
          : found.looked_until && say("journal_until", { at: shortMoment(found.looked_until) })}
      </p>
      {found.next !== null && (
        <button type="button" class="key" onClick={() => void look(found.next)}>
          <span class="label">{say("journal_more")}</span>
        </button>
      )}
    </>
  );
}
