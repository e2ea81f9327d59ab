// The registers' printers: look for them around the machine, give each register one, try it with a page.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useAgainWhile, useLoad } from "../../line/load.ts";
import { Choice } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";
import { placeName } from "./printer_place.ts";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Found {
  place: string;
  state: string;
  registers: string[];
}

interface RegisterShown {
  register_id: string;
  description: string;
  printer: string;
  profile: string;
  drawer_open: string;
  drawer_pin: string;
  baud: string;
  flow: string;
  has_drawer: boolean;
  state: string;
}

export interface PrintersShown {
  networks: string[];
  usual_networks: string[];
  found: Found[];
  profiles: { name: string; description: string }[];
  registers: RegisterShown[];
  demonstration: boolean;
}

interface TestPage {
  state: string;
  printer: string;
}

const PATH = "/printers";
export const SCREEN = "screen";
const TONES: Record<string, Tone> = { ready: "good", paper_low: "waits", not_asked: "plain", "": "plain" };
const BAUDS = ["9600", "19200", "38400", "57600", "115200"] as const;
const FLOWS = ["hardware", "software", "none"] as const;

export function SetUpPrinters() {
  const load = useLoad<PrintersShown>(PATH);
  return (
    <Page title={say("set_up_part_printers")} lead={say("printers_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Search of={shown} done={again} />
            {shown.registers.map((each) => (
              <RegisterPrinter key={each.register_id} of={each} shown={shown} done={again} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Search({ of: { networks, usual_networks, found }, done }: { of: PrintersShown; done: () => void }) {
  const [left, setLeft] = useState(networks.filter((each) => !usual_networks.includes(each)));
  const [hasFinished, setFinished] = useState(false);
  const sending = useSending();
  const search = () =>
    sending.over(async () => {
      setFinished(false);
      await send("POST", `${PATH}/search`, { networks: networks.filter((each) => !left.includes(each)) });
      setFinished(true);
      done();
    });
  const turn = (network: string, isWanted: boolean) =>
    setLeft((before) => (isWanted ? before.filter((each) => each !== network) : [...before, network]));
  return (
    <Card
      title={say("printers_search")}
      lead={networks.length > 0 ? say("printers_search_lead") : say("printers_no_network")}
      actions={
        <button type="button" class="key strong" disabled={sending.isOn} onClick={() => void search()}>
          <span class="label">{say(sending.isOn ? "printers_searching" : "printers_search")}</span>
        </button>
      }
    >
      {networks.map((network) => (
        <label key={network} class="choice">
          <input
            type="checkbox"
            checked={!left.includes(network)}
            onChange={(event) => turn(network, event.currentTarget.checked)}
          />
          <span>{network}</span>
        </label>
      ))}
      <Outcome of={sending} />
      {found.length > 0 && (
        <ul class="routine" aria-label={say("printers_found")}>
          {found.map((each) => (
            <li key={each.place}>
              <FoundPrinter of={each} />
            </li>
          ))}
        </ul>
      )}
      {hasFinished && found.length === 0 && (
        <Nothing title={say("printers_none")}>{say("printers_none_do")}</Nothing>
      )}
    </Card>
  );
}

function FoundPrinter({ of: found }: { of: Found }) {
  return (
    <div class="ready">
      <State of={found.state} />
      <span>{found.place}</span>
      {found.registers.length > 0 && (
        <span class="hint">{say("printers_used_by", { registers: found.registers.join(", ") })}</span>
      )}
    </div>
  );
}

function State({ of: state }: { of: string }) {
  if (state === "") return null;
  return <Tag tone={TONES[state] ?? "bad"}>{sayCode("printer_state", state)}</Tag>;
}

interface RegisterProps {
  of: RegisterShown;
  shown: PrintersShown;
  done: () => void;
}

function RegisterPrinter({ of: register, shown, done }: RegisterProps) {
  const [place, setPlace] = useState("");
  const [profile, setProfile] = useState(register.profile || (shown.profiles[0]?.name ?? ""));
  const [drawer, setDrawer] = useState({
    drawer_open: register.drawer_open,
    drawer_pin: register.drawer_pin,
  });
  const [cable, setCable] = useState({ baud: register.baud, flow: register.flow });
  const sending = useSending();
  const [testPage, setTestPage] = useState<number | null>(null);
  const attempt = (doing: () => Promise<unknown>) => {
    setTestPage(null);
    return sending.over(doing);
  };
  const here = `${PATH}/${encodeURIComponent(register.register_id)}`;
  const give = () =>
    attempt(async () => {
      await send("PUT", here, {
        place,
        profile,
        ...(register.has_drawer && drawer),
        ...(isSerial(place) && cable),
      });
      done();
      return say("printers_given");
    });
  const tryIt = () =>
    attempt(async () => setTestPage((await send<{ job: number }>("POST", `${here}/test-page`, {})).job));
  const isScreen = register.printer === SCREEN;
  const now = isScreen ? say("printers_on_screen") : register.printer;
  return (
    <Card
      title={register.description || say("printers_of", { register: register.register_id })}
      lead={say("printers_has", { printer: now })}
      actions={
        <button type="button" class="key" onClick={() => void tryIt()}>
          <span class="label">{say("printers_try")}</span>
        </button>
      }
    >
      <Form send={give}>
        {!isScreen && register.state !== "" && (
          <div>
            <State of={register.state} />
          </div>
        )}
        <div class="fields">
          <label class="field">
            <span>{say("printers_where")}</span>
            <select value={place} onChange={(event) => setPlace(event.currentTarget.value)}>
              <option value="">{say("printers_choose")}</option>
              {shown.found.map((each) => (
                <option key={each.place} value={each.place}>
                  {placeName(each.place)}
                </option>
              ))}
              {shown.demonstration && <option value={SCREEN}>{say("printers_on_screen")}</option>}
            </select>
          </label>
          <label class="field">
            <span>{say("printers_kind")}</span>
            <select value={profile} onChange={(event) => setProfile(event.currentTarget.value)}>
              {shown.profiles.map((each) => (
                <option key={each.name} value={each.name}>
                  {each.description}
                </option>
              ))}
            </select>
          </label>
          {isSerial(place) && <SerialCable of={cable} change={setCable} />}
          {register.has_drawer && <DrawerWires of={drawer} change={setDrawer} />}
        </div>
        <CableHint of={place} />
        <Outcome of={sending} />
        {testPage !== null && <TestPageWay path={`${here}/test-page/${testPage}`} />}
        <button type="submit" class="key strong" disabled={place === ""}>
          <span class="label">{say("printers_give")}</span>
        </button>
      </Form>
    </Card>
  );
}

/** A printer on a serial cable, of which both ends have to know how fast it is. */
export function isSerial(place: string): boolean {
  return place.startsWith("serial:");
}

interface Cable {
  baud: string;
  flow: string;
}

/** How fast a serial cable is, and how the printer says that it is full: as on the printer. */
export function SerialCable({ of: cable, change }: { of: Cable; change: (cable: Cable) => void }) {
  return (
    <>
      <Choice
        title={say("printers_baud")}
        value={cable.baud}
        options={BAUDS.map((each) => [each, each])}
        put={(baud) => change({ ...cable, baud })}
      />
      <Choice
        title={say("printers_flow")}
        value={cable.flow}
        options={FLOWS.map((each) => [each, sayCode("printer_flow", each)])}
        put={(flow) => change({ ...cable, flow })}
      />
    </>
  );
}

/** Which cable it is, in full, and where its speed can be read. */
export function CableHint({ of: place }: { of: string }) {
  if (!isSerial(place)) return null;
  return <p class="hint">{say("printers_cable_hint", { place })}</p>;
}

export interface Wires {
  drawer_open: string;
  drawer_pin: string;
}

/** How the drawer hangs on the printer: what it tells when it is open, and what opens it. */
export function DrawerWires({ of: wires, change }: { of: Wires; change: (wires: Wires) => void }) {
  return (
    <>
      <label class="field">
        <span>{say("printers_drawer_open")}</span>
        <select
          value={wires.drawer_open}
          onChange={(event) => change({ ...wires, drawer_open: event.currentTarget.value })}
        >
          {["high", "low"].map((level) => (
            <option key={level} value={level}>
              {sayCode("printer_drawer_level", level)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say("printers_drawer_pin")}</span>
        <select
          value={wires.drawer_pin}
          onChange={(event) => change({ ...wires, drawer_pin: event.currentTarget.value })}
        >
          {["2", "5"].map((pin) => (
            <option key={pin} value={pin}>
              {sayCode("printer_drawer_plug", pin)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Where a test page is, asked again until it lies there. */
function TestPageWay({ path }: { path: string }) {
  const load = useLoad<TestPage>(path);
  const state = load.now.value?.state;
  useAgainWhile(state !== "printed" && load.now.state !== "failed", load.anew);
  if (state === "printed") return <Said tone="good">{say("printers_test_printed")}</Said>;
  return (
    <p class="ready" role="status">
      <span>{say("printers_test_waiting")}</span>
      <State of={load.now.value?.printer ?? ""} />
    </p>
  );
}
