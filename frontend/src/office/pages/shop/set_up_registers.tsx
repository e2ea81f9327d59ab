// The shop's registers, and another one: keys, journal and printer of its own, in use as soon as it is added.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice, type Option, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Tag } from "../../parts/page.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { linkTo } from "../../visitor/route.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { placeName } from "./printer_place.ts";
import type { RegisterRow } from "./register_shapes.ts";
import { ChoosePlace } from "./set_up_place.tsx";
import {
  CableHint,
  DrawerWires,
  isSerial,
  type PrintersShown,
  SCREEN,
  SerialCable,
} from "./set_up_printers.tsx";
import { SetUpTabs } from "./set_up_tabs.tsx";
import { RegisterUse } from "./set_up_use.tsx";

interface RegistersShown {
  registers: RegisterRow[];
  locations: { code: string; name: string }[];
  proposed_id: string;
}

const PATH = "/registers";
const DRAWERS = ["integrated", "none_per_operator", "none_no_cash"] as const;
const ID_LENGTH_MAX = 100;

export function SetUpRegisters() {
  const load = useLoad<RegistersShown>(PATH);
  const printers = useLoad<PrintersShown>("/printers");
  return (
    <Page title={say("set_up_part_registers")} lead={say("registers_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Card title={say("registers_there")}>
              <ul class="routine">
                {shown.registers.map((each) => (
                  <li key={each.register_id}>
                    <RegisterLine of={each} places={shown.locations} />
                    {each.is_here && <RegisterUse of={each} done={again} />}
                  </li>
                ))}
              </ul>
            </Card>
            <Loaded of={printers}>
              {(found) => <NewRegister shown={shown} printers={found} done={again} />}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function RegisterLine({ of: row, places }: { of: RegisterRow; places: RegistersShown["locations"] }) {
  const place = places.length > 1 ? places.find((each) => each.code === row.location)?.name : undefined;
  const told = [place, sayCode("register_drawer", row.drawer), printerName(row.printer)];
  return (
    <div class="ready">
      <Standing of={row} />
      <span>{row.description ? `${row.description} · ${row.register_id}` : row.register_id}</span>
      <span class="hint">{told.filter(Boolean).join(" · ")}</span>
    </div>
  );
}

function Standing({ of: row }: { of: RegisterRow }) {
  if (row.out_of_use_since !== null)
    return <Tag tone="plain">{say("registers_out_of_use", { at: shortMoment(row.out_of_use_since) })}</Tag>;
  if (!row.is_here) return <Tag tone="waits">{say("registers_elsewhere")}</Tag>;
  if (row.is_ended_by_hub) return <Tag tone="bad">{say("registers_ended")}</Tag>;
  return <Tag tone="good">{say("registers_in_use")}</Tag>;
}

/** Where a printer stands, of its setting. */
function placeOf(setting: string): string {
  return setting.split("?")[0] ?? "";
}

function printerName(setting: string): string {
  return setting === SCREEN ? say("printers_on_screen") : placeOf(setting);
}

interface NewProps {
  shown: RegistersShown;
  printers: PrintersShown;
  done: () => void;
}

/** What adds a register once: asked again because no answer came, it is the same request, whatever the proof. */
function addingOnce() {
  let proof = "";
  const add = once((path, body, key) => send("POST", path, { ...(body as object), current: proof }, key));
  return (body: object, current: string) => {
    proof = current;
    return add(PATH, body);
  };
}

function NewRegister({ shown, printers, done }: NewProps) {
  const [asked, setAsked] = useState(() => blank(shown, printers));
  const sending = useSending();
  const proof = useProof("registers_proof");
  const [addOnce] = useState(() => addingOnce());
  const id = asked.register_id ?? shown.proposed_id;
  const add = async () => {
    const body = { ...asked, register_id: id };
    if (!(await proof.ask((current) => addOnce(body, current)))) return null;
    setAsked(blank(shown, printers));
    done();
    return say("registers_added", { register: id });
  };
  const put = (change: Partial<Asked>) => {
    sending.hush();
    setAsked({ ...asked, ...change });
  };
  return (
    <Card title={say("registers_add")} lead={say("registers_add_lead")}>
      <Form send={() => sending.over(add)}>
        <div class="fields">
          <Text
            title={say("registers_name")}
            value={asked.description}
            put={(description) => put({ description })}
            max={ID_LENGTH_MAX}
          />
          <Text
            title={say("registers_id")}
            value={id}
            put={(register_id) => put({ register_id })}
            max={ID_LENGTH_MAX}
          />
          <ChoosePlace
            of={shown.locations}
            code={asked.location}
            choose={(location) => put({ location, place: printers.demonstration ? SCREEN : "" })}
          />
          <Machines of={asked} put={put} shown={shown} printers={printers} />
        </div>
        <CableHint of={asked.place} />
        {asked.drawer !== DRAWERS[0] && <p class="hint">{sayCode("register_drawer_hint", asked.drawer)}</p>}
        <p class="hint">
          {say("registers_no_printer")}{" "}
          <a href={linkTo("oppsett", ["skrivere"])}>{say("set_up_part_printers")}</a>
        </p>
        {proof.field}
        <Outcome of={sending} />
        <div class="field-row">
          <button
            type="submit"
            class="key strong"
            disabled={sending.isOn || asked.place === "" || id.trim() === "" || proof.isMissing}
          >
            <span class="label">{say("registers_add")}</span>
          </button>
        </div>
      </Form>
    </Card>
  );
}

interface MachinesProps {
  of: Asked;
  put: (change: Partial<Asked>) => void;
  shown: RegistersShown;
  printers: PrintersShown;
}

/** Which drawer the register has, and which printer; how that is driven where no other register says it. */
function Machines({ of: asked, put, shown, printers }: MachinesProps) {
  const choices = printersAt(asked.location, shown, printers);
  const isFound = printers.found.some((each) => each.place === asked.place);
  return (
    <>
      <Choice
        title={say("registers_drawer")}
        value={asked.drawer}
        options={DRAWERS.map((each) => [each, sayCode("register_drawer", each)])}
        put={(drawer) => put({ drawer })}
      />
      <Choice
        title={say("registers_printer")}
        value={asked.place}
        options={[["", say("registers_choose")], ...choices]}
        put={(place) => put({ place })}
      />
      {isFound && (
        <Choice
          title={say("printers_kind")}
          value={asked.profile}
          options={printers.profiles.map((each) => [each.name, each.description])}
          put={(profile) => put({ profile })}
        />
      )}
      {isSerial(asked.place) && <SerialCable of={{ baud: asked.baud, flow: asked.flow }} change={put} />}
      {isFound && asked.drawer === "integrated" && (
        <DrawerWires of={{ drawer_open: asked.drawer_open, drawer_pin: asked.drawer_pin }} change={put} />
      )}
    </>
  );
}

interface Asked {
  /** Nobody has written another than the one that is proposed, where it is null. */
  register_id: string | null;
  description: string;
  location: string;
  drawer: string;
  place: string;
  profile: string;
  drawer_open: string;
  drawer_pin: string;
  baud: string;
  flow: string;
}

/** What the form begins with: the ID that comes next, and the screen where nothing is declared. */
function blank(shown: RegistersShown, printers: PrintersShown): Asked {
  return {
    register_id: null,
    description: "",
    location: shown.locations[0]?.code ?? "",
    drawer: "integrated",
    place: printers.demonstration ? SCREEN : "",
    profile: printers.profiles[0]?.name ?? "",
    drawer_open: "high",
    drawer_pin: "2",
    baud: "19200",
    flow: "hardware",
  };
}

/** The printers that a register at a place can have: what was found, and those of the others there. */
function printersAt(location: string, shown: RegistersShown, printers: PrintersShown): Option[] {
  const found = printers.found.map(({ place }): Option => [place, placeName(place)]);
  const known = new Set([SCREEN, ...printers.found.map((each) => each.place)]);
  const shared: Option[] = [];
  for (const { location: where, printer, description, register_id, out_of_use_since } of shown.registers) {
    const place = placeOf(printer);
    if (where !== location || known.has(place) || out_of_use_since !== null) continue;
    known.add(place);
    shared.push([
      place,
      `${placeName(place)} (${say("registers_shared", { register: description || register_id })})`,
    ]);
  }
  const screen: Option[] = printers.demonstration ? [[SCREEN, say("printers_on_screen")]] : [];
  return [...screen, ...found, ...shared];
}
