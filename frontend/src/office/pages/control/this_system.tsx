// Which cash register system this is: what an inspector holds against the public list first.

import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { say } from "../../words/say.ts";

interface AboutRegister {
  register_id: string;
  description: string;
  drawer_integrated: boolean;
  key_version: string;
  signature_method: string;
}

interface About {
  model: string;
  type: string;
  version: string;
  supplier: string;
  declaration_reference: string;
  demonstration: boolean;
  organisation_number: string;
  registers: AboutRegister[];
}

/** Beside the office: anybody may ask. */
const ABOUT = "/../about";

export function ThisSystem() {
  const load = useLoad<About>(ABOUT);
  return (
    <Card title={say("system_title")} lead={say("system_lead")} class="wide">
      <Loaded of={load}>
        {(about) => (
          <>
            <dl class="facts">
              <Fact name={say("system_model")} text={`${about.model} · ${about.type}`} />
              <Fact name={say("system_version")} text={about.version} />
              <Fact name={say("system_supplier")} text={about.supplier || "–"} />
              <Fact
                name={say("system_declaration")}
                text={about.declaration_reference || say("system_not_declared")}
              />
              <Fact name={say("system_business")} text={about.organisation_number} />
            </dl>
            <Registers of={about.registers} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Registers({ of: registers }: { of: AboutRegister[] }) {
  const columns: Column<AboutRegister>[] = [
    { id: "id", title: say("system_id"), kind: "text", of: (row) => row.register_id },
    { id: "name", title: say("col_register"), kind: "text", of: (row) => row.description },
    {
      id: "drawer",
      title: say("system_drawer"),
      kind: "text",
      of: (row) => say(row.drawer_integrated ? "yes" : "no"),
    },
    { id: "method", title: say("system_signature"), kind: "text", of: (row) => row.signature_method },
    { id: "key", title: say("system_key"), kind: "text", of: (row) => row.key_version },
  ];
  return (
    <Table
      name={say("registers_title")}
      columns={columns}
      rows={registers}
      keyOf={(row) => row.register_id}
      file="kasser"
      empty={<Nothing title={say("registers_empty")} />}
      isPlain
    />
  );
}
