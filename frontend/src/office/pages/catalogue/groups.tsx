// The groups of articles, and which of SAF-T's groups each is counted as: the law wants sales split so.

import { useEffect, useRef, useState } from "preact/hooks";
import { CATALOGUE_PARTS, type Frame, type Group } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say, sayCode } from "../../words/say.ts";

const FIRST = 1;
const LAST = 21;
const OTHER = "04999";
/** SAF-T's groups of articles, BasicType 04. */
const PREDEFINED = [
  ...Array.from({ length: LAST - FIRST + 1 }, (_, place) => `040${String(place + FIRST).padStart(2, "0")}`),
  OTHER,
];

export function Groups() {
  const load = useLoad<Frame>("/catalogue");
  const [chosen, setChosen] = useState<Group | null>(null);
  const [kept, setKept] = useState({ name: "", turn: 0 });
  const choose = (group: Group | null, name = "") => {
    setChosen(group);
    setKept(({ turn }) => ({ name, turn: turn + 1 }));
  };
  return (
    <Page title={say("groups_part")} lead={say("groups_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={load}>
        {(frame, again) => (
          <>
            <Card title={say("groups_part")}>
              <Table
                name={say("groups_part")}
                columns={columns(choose)}
                rows={frame.groups}
                keyOf={(row) => row.code}
                current={chosen?.code ?? ""}
                empty={<Nothing title={say("groups_none")} />}
              />
            </Card>
            <GroupForm
              key={kept.turn}
              of={chosen}
              kept={kept.name}
              done={(name) => {
                choose(null, name);
                again();
              }}
              cancel={() => choose(null)}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columns(choose: (group: Group) => void): Column<Group>[] {
  return [
    { id: "name", title: say("article_group"), kind: "text", of: (row) => row.name },
    { id: "code", title: say("group_code"), kind: "text", of: (row) => row.code },
    {
      id: "predefined",
      title: say("group_predefined"),
      kind: "text",
      of: (row) => `${row.predefined} ${sayCode("saft_group", row.predefined)}`,
    },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      show: (row) => (
        <button type="button" class="key small" onClick={() => choose(row)}>
          <span class="label">{say("group_change")}</span>
          <span class="unseen"> {row.name}</span>
        </button>
      ),
    },
  ];
}

interface GroupFormProps {
  of: Group | null;
  /** Name of the group that was kept just now. */
  kept: string;
  done: (name: string) => void;
  cancel: () => void;
}

function GroupForm({ of: group, kept, done, cancel }: GroupFormProps) {
  const [code, setCode] = useState(group?.code ?? "");
  const [name, setName] = useState(group?.name ?? "");
  const [predefined, setPredefined] = useState(group?.predefined ?? OTHER);
  const sending = useSending();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (group) first.current?.focus();
  }, [group]);
  const keep = () =>
    sending.over(async () => {
      await send("PUT", `/catalogue/groups/${encodeURIComponent(code.trim())}`, {
        name: name.trim(),
        predefined,
      });
      done(name.trim());
    });
  return (
    <Card title={group ? say("group_change_title", { name: group.name }) : say("group_new")}>
      <Form send={keep}>
        <div class="fields">
          {!group && (
            <label class="field">
              <span>{say("group_code")}</span>
              <input value={code} maxLength={35} onInput={(event) => setCode(event.currentTarget.value)} />
            </label>
          )}
          <label class="field">
            <span>{say("article_name")}</span>
            <input
              ref={first}
              value={name}
              maxLength={100}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{say("group_predefined")}</span>
            <select value={predefined} onChange={(event) => setPredefined(event.currentTarget.value)}>
              {PREDEFINED.map((each) => (
                <option key={each} value={each} selected={each === predefined}>
                  {each} {sayCode("saft_group", each)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {sending.said ? (
          <Outcome of={sending} />
        ) : (
          kept && <Said tone="good">{say("group_kept", { name: kept })}</Said>
        )}
        <div class="field-row">
          <button type="submit" class="key strong" disabled={code.trim() === "" || name.trim() === ""}>
            <span class="label">{say(group ? "article_keep" : "group_enter")}</span>
          </button>
          {group && (
            <button type="button" class="key" onClick={cancel}>
              <span class="label">{say("cancel")}</span>
            </button>
          )}
        </div>
      </Form>
    </Card>
  );
}
