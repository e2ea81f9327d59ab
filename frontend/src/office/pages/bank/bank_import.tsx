// A file from the bank or an acquirer. Columns that nobody has said the meaning of are looked through first.

import { useState } from "preact/hooks";
import { Refused } from "../../../register/api.ts";
import { send, sendFile } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";

export interface Imported {
  file: { name: string; form: string; entries: number; payouts: number };
  known: boolean;
}

interface Columns {
  columns: string;
  header: string[];
  rows: string[][];
  mapping: Record<string, string>;
}

const FILE_TYPE = "application/octet-stream";
const UNCONFIRMED = "bank.columns_unconfirmed";
/** What a column can be; only the day has to be there. */
const MEANINGS = ["day", "gross", "fee", "net", "reference", "merchant", "currency", "sold_on", "payment"];

export function BankImport({ done }: { done: () => void }) {
  const sending = useSending();
  const [asked, setAsked] = useState<{ file: File; columns: Columns } | null>(null);
  const take = (file: File) =>
    sending.over(async () => {
      setAsked(null);
      try {
        const path = `/bank/files?name=${encodeURIComponent(file.name)}`;
        const told = await sendFile<Imported>(path, file, FILE_TYPE);
        const what = { name: told.file.name, entries: told.file.entries, payouts: told.file.payouts };
        done();
        return told.known ? say("import_known", what) : say("import_done", what);
      } catch (why) {
        if (!(why instanceof Refused && why.problem.code === UNCONFIRMED)) throw why;
        setAsked({ file, columns: await sendFile<Columns>("/bank/columns", file, FILE_TYPE) });
        return undefined;
      }
    });
  return (
    <Card title={say("import_title")} lead={say("import_lead")}>
      <label class="field file-field">
        <span>{say("import_file")}</span>
        <input
          type="file"
          disabled={sending.isOn}
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            input.value = "";
            if (file) void take(file);
          }}
        />
      </label>
      {sending.isOn && <p role="status">{say("import_reading")}</p>}
      <Outcome of={sending} />
      {asked && <ConfirmColumns of={asked.columns} done={() => void take(asked.file)} />}
    </Card>
  );
}

/** The first rows as they are, and for each meaning which column it is. */
function ConfirmColumns({ of: { columns, header, rows, mapping }, done }: { of: Columns; done: () => void }) {
  const [chosen, setChosen] = useState<Record<string, string>>(mapping);
  const sending = useSending();
  const confirm = () =>
    sending.over(async () => {
      const told = Object.fromEntries(Object.entries(chosen).filter(([, column]) => column !== ""));
      await send("PUT", `/bank/columns/${columns}`, told);
      done();
    });
  return (
    <Form class="stack columns-asked" send={confirm}>
      <h3>{say("columns_title")}</h3>
      <p class="hint">{say("columns_lead")}</p>
      <div class="pairs">
        {MEANINGS.map((meaning) => (
          <label key={meaning} class="field">
            <span>{sayCode("column", meaning)}</span>
            <select
              value={chosen[meaning] ?? ""}
              onChange={(event) => setChosen({ ...chosen, [meaning]: event.currentTarget.value })}
            >
              <option value="">{say("column_none")}</option>
              {header.map((name, place) => (
                <option key={name} value={name} selected={name === chosen[meaning]}>
                  {rows[0]?.[place] ? `${name} (${rows[0][place]})` : name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Outcome of={sending} />
      <button type="submit" class="key strong" disabled={(chosen["day"] ?? "") === ""}>
        <span class="label">{say("columns_confirm")}</span>
      </button>
    </Form>
  );
}
