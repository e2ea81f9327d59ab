// Labels for the edge of a shelf: chosen articles, a group, or what is new or has a new price since a day.

import { useState } from "preact/hooks";
import { daysAfter, today } from "../dates.ts";
import { useLoad } from "../load.ts";
import { Download } from "../parts/download.tsx";
import { Choice, Day } from "../parts/fields.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Page } from "../parts/page.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { place } from "../route.ts";
import { say } from "../say.ts";
import { CATALOGUE_PARTS, type Frame } from "./catalogue_shapes.ts";
import { type Chosen, ChosenArticles } from "./chosen_articles.tsx";

const CHOSEN = "chosen";
const SINCE = "since";
const GROUP = "group";
const SHEET = "a4-3x8";
const LABELS_ON_SHEET = 24;
const A_WEEK = 7;

export function Labels() {
  const frame = useLoad<Frame>("/catalogue");
  return (
    <Page title={say("labels_part")} lead={say("labels_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>{(shape) => <Make frame={shape} />}</Loaded>
    </Page>
  );
}

function firstChosen(): Chosen[] {
  const { vare: number = "", navn: name = number } = place.value.query;
  return number === "" ? [] : [{ number, name }];
}

function Make({ frame }: { frame: Frame }) {
  const [chosen, setChosen] = useState<readonly Chosen[]>(firstChosen);
  const [which, setWhich] = useState(chosen.length > 0 ? CHOSEN : SINCE);
  const [since, setSince] = useState(daysAfter(today(), -A_WEEK));
  const [group, setGroup] = useState(frame.groups[0]?.code ?? "");
  const [form, setForm] = useState(SHEET);
  const [used, setUsed] = useState("0");
  const asked = new URLSearchParams({ form });
  if (form === SHEET) asked.set("used", used);
  if (which === CHOSEN) for (const each of chosen) asked.append("article", each.number);
  if (which === SINCE) asked.set("since", since);
  if (which === GROUP) asked.set("group", group);
  const isReady = which === CHOSEN ? chosen.length > 0 : which === GROUP || since !== "";
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
