// Lists of articles in and out. A file is looked through first; nothing is written before somebody says so, and the
// whole of it can be undone.

import { useState } from "preact/hooks";
import { kroner, percent } from "../../../writing/money.ts";
import { CATALOGUE_PARTS, type Frame, type Group } from "../../goods/articles.ts";
import { send, sendFile } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say, sayCode } from "../../words/say.ts";

interface PlannedRow {
  line: number;
  state: string;
  number: string;
  name: string;
  price_ore: number | null;
  before_ore: number | null;
  told: string[];
  /** What changes of how it is kept and bought. */
  changes: string[];
}

interface Plan {
  system: string;
  counts: Record<string, number>;
  prices: number;
  groups: Group[];
  rows: PlannedRow[];
}

interface ArticleImport {
  number: number;
  name: string;
  system: string;
  at: string;
  new: number;
  changed: number;
  faults: number;
  undone_at: string | null;
}

const FILE_TYPE = "application/octet-stream";
const TONES: Record<string, Tone> = {
  new: "good",
  changed: "waits",
  fault: "bad",
  same: "plain",
  skipped: "plain",
};

export function ArticleImports() {
  const frame = useLoad<Frame>("/catalogue");
  const imports = useLoad<ArticleImport[]>("/catalogue/imports");
  return (
    <Page title={say("imports_part")} lead={say("imports_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>{(shape) => <TakeIn frame={shape} done={imports.again} />}</Loaded>
      <Card title={say("export_title")} lead={say("export_lead")}>
        <div class="field-row">
          <Download path="/catalogue/export?form=xlsx" class="key">
            {say("export_excel")}
          </Download>
          <Download path="/catalogue/export?form=csv" class="key">
            {say("export_csv")}
          </Download>
        </div>
      </Card>
      <Card title={say("imports_title")} lead={say("imports_title_lead")}>
        <Loaded of={imports}>{(rows, again) => <Imports rows={rows} again={again} />}</Loaded>
      </Card>
    </Page>
  );
}

function TakeIn({ frame, done }: { frame: Frame; done: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [vat, setVat] = useState("");
  const [group, setGroup] = useState("");
  const [isNet, setNet] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const sending = useSending();
  const wishes = new URLSearchParams({ vat_code: vat, group, without_vat: String(isNet) }).toString();
  /** What was shown is no longer what would be taken in. */
  const wish = (set: () => void) => {
    set();
    setPlan(null);
    sending.hush();
  };
  const look = (chosen: File) =>
    sending.over(async () => {
      setPlan(null);
      setPlan(await sendFile<Plan>(`/catalogue/imports/preview?${wishes}`, chosen, FILE_TYPE));
    });
  const takeIn = (chosen: File) =>
    sending.over(async () => {
      const path = `/catalogue/imports?${wishes}&name=${encodeURIComponent(chosen.name)}`;
      const made = await sendFile<ArticleImport>(path, chosen, FILE_TYPE);
      setPlan(null);
      setFile(null);
      done();
      return say("import_articles_done", { new: made.new, changed: made.changed });
    });
  return (
    <Card title={say("import_articles_title")} lead={say("import_articles_lead")}>
      <div class="stack">
        <div class="fields level">
          <label class="field file-field">
            <span>{say("import_file")}</span>
            <input
              type="file"
              accept=".csv,.txt,.xlsx"
              disabled={sending.isOn}
              onChange={(event) => {
                const input = event.currentTarget;
                const chosen = input.files?.[0] ?? null;
                input.value = "";
                setFile(chosen);
                if (chosen) void look(chosen);
              }}
            />
            {file && <small>{file.name}</small>}
          </label>
          <label class="field">
            <span>{say("import_vat")}</span>
            <select
              value={vat}
              disabled={sending.isOn}
              onChange={(event) => wish(() => setVat(event.currentTarget.value))}
            >
              <option value="">{say("import_none")}</option>
              {frame.vat_codes.map((each) => (
                <option key={each.code} value={each.code} selected={each.code === vat}>
                  {percent(each.rate_bp)} · {each.description}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{say("import_group")}</span>
            <select
              value={group}
              disabled={sending.isOn}
              onChange={(event) => wish(() => setGroup(event.currentTarget.value))}
            >
              <option value="">{say("import_none")}</option>
              {frame.groups.map((each) => (
                <option key={each.code} value={each.code} selected={each.code === group}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label class="choice">
          <input
            type="checkbox"
            checked={isNet}
            disabled={sending.isOn}
            onChange={(event) => wish(() => setNet(event.currentTarget.checked))}
          />
          <span>{say("import_net")}</span>
        </label>
        {sending.isOn && <p role="status">{say("import_reading")}</p>}
        <Outcome of={sending} />
        {plan && file && (
          <Shown plan={plan} isSending={sending.isOn} look={() => look(file)} takeIn={() => takeIn(file)} />
        )}
        {!plan && file && !sending.isOn && <LookAgain look={() => look(file)} />}
      </div>
    </Card>
  );
}

interface ShownProps {
  plan: Plan;
  isSending: boolean;
  look: () => Promise<void>;
  takeIn: () => Promise<void>;
}

function Shown({ plan, isSending, look, takeIn }: ShownProps) {
  const entering = (plan.counts["new"] ?? 0) + (plan.counts["changed"] ?? 0);
  return (
    <>
      <p>
        <strong>{say("import_from", { system: sayCode("system", plan.system) })}</strong>{" "}
        {Object.entries(plan.counts)
          .filter(([, count]) => count > 0)
          .map(([state, count]) => `${count} ${sayCode("row", state).toLocaleLowerCase("nb")}`)
          .join(" · ")}
        {plan.prices > 0 && ` · ${say("import_prices", { count: plan.prices })}`}
      </p>
      {plan.groups.length > 0 && (
        <p class="hint">
          {say("import_new_groups")}{" "}
          {plan.groups.map((each) => `${each.name} (${sayCode("saft_group", each.predefined)})`).join(", ")}
        </p>
      )}
      <Table
        name={say("import_rows")}
        columns={rowColumns()}
        rows={plan.rows}
        keyOf={(row) => String(row.line)}
        empty={<Nothing title={say("import_no_rows")} />}
        isPart
      />
      <div class="field-row">
        <button
          type="button"
          class="key strong"
          disabled={isSending || entering === 0}
          onClick={() => void takeIn()}
        >
          <span class="label">{say("import_take_in", { count: entering })}</span>
        </button>
        <LookAgain isSending={isSending} look={look} />
      </div>
    </>
  );
}

function LookAgain({ look, isSending = false }: { look: () => Promise<void>; isSending?: boolean }) {
  return (
    <button type="button" class="key" disabled={isSending} onClick={() => void look()}>
      <span class="label">{say("import_look_again")}</span>
    </button>
  );
}

function rowColumns(): Column<PlannedRow>[] {
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name || row.number },
    { id: "line", title: say("col_line"), kind: "number", of: (row) => row.line, isExtra: true },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.number },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => row.state,
      show: (row) => <Tag tone={TONES[row.state] ?? "plain"}>{sayCode("row", row.state)}</Tag>,
    },
    {
      id: "told",
      title: say("col_told"),
      kind: "text",
      of: (row) => [...row.told, ...row.changes].join("; "),
    },
    {
      id: "before",
      title: say("col_price_before"),
      kind: "amount",
      of: (row) => (row.before_ore === row.price_ore ? null : row.before_ore),
      isExtra: true,
    },
    {
      id: "price",
      title: say("col_price"),
      kind: "amount",
      of: (row) => row.price_ore,
      show: (row) => (row.price_ore === null ? "" : kroner(row.price_ore)),
    },
  ];
}

function Imports({ rows, again }: { rows: ArticleImport[]; again: () => void }) {
  const sending = useSending();
  const undo = (number: number) =>
    sending.over(async () => {
      const done = await send<{ back: number; left: string[] }>("POST", `/catalogue/imports/${number}/undo`);
      const left = done.left.join(", ");
      again();
      return left
        ? say("import_undone_left", { back: done.back, left })
        : say("import_undone", { back: done.back });
    });
  const columns: Column<ArticleImport>[] = [
    { id: "name", title: say("import_file"), kind: "text", of: (row) => row.name || String(row.number) },
    { id: "at", title: say("col_when"), kind: "moment", of: (row) => row.at },
    { id: "system", title: say("col_system"), kind: "text", of: (row) => sayCode("system", row.system) },
    { id: "new", title: say("row_new"), kind: "number", of: (row) => row.new },
    { id: "changed", title: say("row_changed"), kind: "number", of: (row) => row.changed },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      show: (row) =>
        row.undone_at ? (
          <Tag tone="plain">{say("import_is_undone")}</Tag>
        ) : (
          <button
            type="button"
            class="key small"
            disabled={sending.isOn}
            onClick={() => void undo(row.number)}
          >
            <span class="label">{say("import_undo")}</span>
            <span class="unseen"> {row.name}</span>
          </button>
        ),
    },
  ];
  return (
    <>
      <Outcome of={sending} />
      <Table
        name={say("imports_title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.number)}
        empty={<Nothing title={say("imports_none")} />}
        isPlain
      />
    </>
  );
}
