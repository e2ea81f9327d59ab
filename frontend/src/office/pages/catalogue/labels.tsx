// Labels for the edge of a shelf: chosen articles, a group, what is new or has a new price since a day, or a place's
// price list.

import { useState } from "preact/hooks";
import { CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { type Chosen, ChosenArticles } from "../../goods/chosen_articles.tsx";
import type { PriceLists, ShownPriceList } from "../../goods/price_lists.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Choice, Day, type Option } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { place } from "../../visitor/route.ts";
import { daysAfter, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

const CHOSEN = "chosen";
const SINCE = "since";
const GROUP = "group";
const LIST = "list";
const SHEET = "a4-3x8";
const LABELS_ON_SHEET = 24;
const A_WEEK = 7;

export function Labels() {
  const frame = useLoad<Frame>("/catalogue");
  const lists = useLoad<PriceLists>("/catalogue/price-lists");
  return (
    <Page title={say("labels_part")} lead={say("labels_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>
        {(shape) => <Loaded of={lists}>{({ rows }) => <Make frame={shape} lists={ofPlaces(rows)} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function firstChosen(): Chosen[] {
  const { vare: number = "", navn: name = number } = place.value.query;
  return number === "" ? [] : [{ number, name }];
}

/** Those that are for a shelf, and not over. */
function ofPlaces(rows: ShownPriceList[]): Option[] {
  return rows
    .filter((row) => row.price_list.place !== "" && row.state !== "over")
    .map((row) => [String(row.price_list.number), `${row.price_list.name} · ${row.place_name}`]);
}

function Make({ frame, lists }: { frame: Frame; lists: Option[] }) {
  const [chosen, setChosen] = useState<readonly Chosen[]>(firstChosen);
  const [which, setWhich] = useState(chosen.length > 0 ? CHOSEN : SINCE);
  const [since, setSince] = useState(daysAfter(today(), -A_WEEK));
  const [group, setGroup] = useState(frame.groups[0]?.code ?? "");
  const [list, setList] = useState(lists[0]?.[0] ?? "");
  const [form, setForm] = useState(SHEET);
  const [used, setUsed] = useState("0");
  const asked = new URLSearchParams({ form });
  if (form === SHEET) asked.set("used", used);
  if (which === CHOSEN) for (const each of chosen) asked.append("article", each.number);
  if (which === SINCE) asked.set("since", since);
  if (which === GROUP) asked.set("group", group);
  if (which === LIST) asked.set("price_list", list);
  const isReady = which === CHOSEN ? chosen.length > 0 : which !== SINCE || since !== "";
  return (
    <Card title={say("labels_make")} lead={say("labels_make_lead")}>
      <div class="stack">
        <div class="fields level">
          <Choice
            title={say("labels_which")}
            value={which}
            options={[
              [SINCE, say("labels_since")],
              [GROUP, say("labels_group")],
              [CHOSEN, say("labels_chosen")],
              ...(lists.length > 0 ? [[LIST, say("labels_list")] as Option] : []),
            ]}
            put={setWhich}
          />
          {which === SINCE && <Day title={say("labels_since_day")} value={since} put={setSince} />}
          {which === GROUP && (
            <Choice
              title={say("article_group")}
              value={group}
              options={frame.groups.map((each) => [each.code, each.name])}
              put={setGroup}
            />
          )}
          {which === LIST && (
            <Choice title={say("labels_list_which")} value={list} options={lists} put={setList} />
          )}
          <Choice
            title={say("labels_form")}
            value={form}
            options={[
              [SHEET, say("labels_sheet")],
              ["roll-62", say("labels_roll")],
            ]}
            put={setForm}
          />
          {form === SHEET && (
            <Choice
              title={say("labels_used")}
              value={used}
              options={Array.from({ length: LABELS_ON_SHEET }, (_, count) => [String(count), String(count)])}
              put={setUsed}
            />
          )}
        </div>
        {which === CHOSEN && <ChosenArticles chosen={chosen} put={setChosen} />}
        {isReady && (
          <div class="field-row">
            <Download path={`/catalogue/labels?${asked.toString()}`} class="key strong" isShown>
              {say("labels_open")}
            </Download>
          </div>
        )}
      </div>
    </Card>
  );
}
