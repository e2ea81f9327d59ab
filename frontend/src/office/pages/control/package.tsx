// The control package with one click: what is being made while it is made, then the file, and what is in it.

import { useEffect, useState } from "preact/hooks";
import { get, officeAddress, send } from "../../line/ask.ts";
import { faultOf } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Card, Said } from "../../parts/page.tsx";
import { saveFrom } from "../../parts/save.ts";
import { type Column, Table } from "../../parts/table.tsx";
import { say, sayCode } from "../../words/say.ts";

interface PackedFile {
  name: string;
  size_bytes: number;
  sha256: string;
}

interface Made {
  number: number;
  name: string;
  steps: string[];
  begun: string[];
  done: boolean;
  files: PackedFile[];
}

/** How often it is asked how far the package is. */
const LOOK_MS = 300;
const BYTES_A_KILOBYTE = 1_000;

export function ControlPackage({ from, to }: { from: string; to: string }) {
  const [number, setNumber] = useState<number | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [fault, setFault] = useState("");
  const isAtWork = number !== null;
  const make = async () => {
    setFault("");
    setMade(null);
    try {
      const begun = await send<{ number: number }>("POST", "/control/packages", { from, to });
      setNumber(begun.number);
    } catch (why) {
      setFault(faultOf(why));
    }
  };
  useEffect(() => {
    if (number === null) return undefined;
    const gone = new AbortController();
    const look = async () => {
      try {
        const told = await get<Made>(`/control/packages/${number}`, gone.signal);
        setMade(told);
        if (!told.done) {
          timer = setTimeout(() => void look(), LOOK_MS);
          return;
        }
        saveFrom(officeAddress(fileOf(number)));
      } catch (why) {
        if (gone.signal.aborted) return;
        setMade(null);
        setFault(faultOf(why));
      }
      setNumber(null);
    };
    let timer = setTimeout(() => void look(), 0);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [number]);
  return (
    <Card
      title={say("file_package")}
      lead={say("file_package_lead")}
      actions={
        <button type="button" class="key strong" disabled={isAtWork} onClick={() => void make()}>
          <Glyph name="down" />
          <span class="label">{say(isAtWork ? "package_at_work" : "package_make")}</span>
        </button>
      }
    >
      {fault && <Said tone="bad">{fault}</Said>}
      {isAtWork && <Progress of={made} />}
      {made?.done && <Contents of={made} />}
    </Card>
  );
}

function fileOf(number: number): string {
  return `/control/packages/${number}/file`;
}

function Progress({ of: made }: { of: Made | null }) {
  const step = made?.begun.at(-1);
  return (
    <div class="progress" role="status">
      <progress
        max={made?.steps.length ?? 1}
        value={Math.max(0, (made?.begun.length ?? 0) - 1)}
        aria-label={say("package_at_work")}
      />
      <span>{step ? sayCode("package", step) : say("loading")}</span>
    </div>
  );
}

function Contents({ of: made }: { of: Made }) {
  const columns: Column<PackedFile>[] = [
    { id: "file", title: say("import_file"), kind: "text", of: (row) => row.name },
    {
      id: "size",
      title: say("col_size"),
      kind: "number",
      of: (row) => row.size_bytes,
      show: (row) => sizeOf(row.size_bytes),
    },
    {
      id: "sum",
      title: "SHA-256",
      kind: "text",
      of: (row) => row.sha256,
      show: (row) => <code title={row.sha256}>{row.sha256.slice(0, 16)}…</code>,
      isExtra: true,
    },
  ];
  return (
    <>
      <Said tone="good">
        {say("package_done", { name: made.name, count: made.files.length })}{" "}
        <Download path={fileOf(made.number)} class="link">
          {say("package_again")}
        </Download>
      </Said>
      <details class="more">
        <summary>{say("package_contents", { count: made.files.length })}</summary>
        <div>
          <Table
            name={say("package_contents", { count: made.files.length })}
            columns={columns}
            rows={made.files}
            keyOf={(row) => row.name}
            file={made.name.replace(/\.zip$/, "-innhold")}
            empty=""
          />
        </div>
      </details>
    </>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < BYTES_A_KILOBYTE) return `${bytes} B`;
  return `${Math.round(bytes / BYTES_A_KILOBYTE).toLocaleString("nb")} kB`;
}
