// Setting the delivery up, in four steps: the system and its keys, whose books they open, where everything goes
// there, and from which day it is sent. Each step can be taken again; nothing is sent before the last. Where the
// vouchers are taken as files, the first and the last are all there is.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Answer } from "../../ledger/answer.tsx";
import { type Connection, type DeliveryShown, FILES, goesAsFiles } from "../../ledger/delivery_shapes.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import type { OfficeKey } from "../../words/table.ts";
import type { Their, TheirVat } from "./dry_run.tsx";
import { TryAndRun } from "./run_delivery.tsx";

interface MappingShown {
  theirs: {
    accounts: Their[];
    vat_types: TheirVat[];
    choices: Record<string, { value: string; name: string }[]>;
  };
  departments: string[];
  proposal: {
    accounts: { ours: { number: string; name: string }; theirs: Their | null }[];
    vat_types: { vat_code: string; theirs: TheirVat | null }[];
  };
}

interface StepProps {
  of: DeliveryShown;
  connection: Connection;
  done: () => void;
}

export function SetUp({ of: shown, done }: { of: DeliveryShown; done: () => void }) {
  const connection = shown.connection;
  const byFile = connection !== null && goesAsFiles(connection);
  const steps: { word: OfficeKey; isDone: boolean; make: (connection: Connection) => ComponentChildren }[] = [
    {
      word: "setup_test",
      isDone: connection !== null && connection.whose !== "",
      make: (connection) => <TestConnection of={shown} connection={connection} done={done} />,
    },
    {
      word: "setup_map",
      isDone: connection?.mapped ?? false,
      make: (connection) => <MapAccounts of={shown} connection={connection} done={done} />,
    },
    {
      word: byFile ? "setup_run_files" : "setup_run",
      isDone: connection?.on ?? false,
      make: (connection) => <TryAndRun connection={connection} done={done} />,
    },
  ];
  const taken = byFile ? steps.slice(-1) : steps;
  const isChosen = connection !== null && connection.stopped === "";
  const next = [isChosen, ...taken.map((each) => each.isDone)].indexOf(false);
  return (
    <Card title={say("setup_title")} lead={say(byFile ? "setup_lead_files" : "setup_lead")}>
      <ol class="steps">
        <Step title={`1. ${say("setup_choose")}`} isDone={isChosen} isNext={next === 0}>
          <ChooseSystem of={shown} done={done} />
        </Step>
        {connection !== null &&
          taken.map(({ word, isDone, make }, place) => (
            <Step key={word} title={`${place + 2}. ${say(word)}`} isDone={isDone} isNext={next === place + 1}>
              {make(connection)}
            </Step>
          ))}
      </ol>
    </Card>
  );
}

interface StepFrame {
  title: string;
  isDone: boolean;
  /** The one to take now stands open. */
  isNext: boolean;
  children: ComponentChildren;
}

function Step({ title, isDone, isNext, children }: StepFrame) {
  return (
    <li>
      <details class="more" open={isNext}>
        <summary>
          {title} {isDone && <Tag tone="good">{say("setup_done")}</Tag>}
        </summary>
        <div>{children}</div>
      </details>
    </li>
  );
}

function ChooseSystem({ of: shown, done }: { of: DeliveryShown; done: () => void }) {
  const before = shown.connection;
  const [system, setSystem] = useState(before?.system ?? "");
  const [told, setTold] = useState<Record<string, string>>(before?.settings ?? {});
  const sending = useSending();
  const kind = shown.systems.find((each) => each.name === system);
  if (!may("administer")) return <p class="hint">{say("setup_manager_only")}</p>;
  const choose = () =>
    sending.over(async () => {
      const asked = kind?.asked ?? [];
      const of = (isSecret: boolean) =>
        Object.fromEntries(
          asked
            .filter((each) => (each.secret ?? false) === isSecret && (told[each.name] ?? "") !== "")
            .map((each) => [each.name, told[each.name] ?? ""]),
        );
      await send("PUT", "/delivery/connection", { system, settings: of(false), secrets: of(true) });
      setTold({});
      done();
    });
  return (
    <Form send={choose}>
      <label class="field">
        <span>{say("setup_system")}</span>
        <select value={system} onChange={(event) => setSystem(event.currentTarget.value)}>
          <option value="">{say("choose")}</option>
          {shown.systems.map((each) => (
            <option key={each.name} value={each.name} selected={each.name === system}>
              {each.title}
            </option>
          ))}
          <option value={FILES} selected={system === FILES}>
            {say("delivery_files")}
          </option>
        </select>
      </label>
      {kind?.asked.map((asked) => (
        <Answer
          key={asked.name}
          to={asked}
          value={told[asked.name] ?? ""}
          isKept={before?.system === system && before.secrets.includes(asked.name)}
          onInput={(value) => setTold({ ...told, [asked.name]: value })}
        />
      ))}
      {kind && <p class="hint">{say("setup_secret_lead")}</p>}
      {system === FILES && <p class="hint">{say("delivery_files_lead")}</p>}
      <Outcome of={sending} />
      <button type="submit" class="key strong" disabled={system === "" || sending.isOn}>
        <span class="label">{say("setup_keep")}</span>
      </button>
    </Form>
  );
}

function TestConnection({ connection, done }: StepProps) {
  const sending = useSending();
  const test = () =>
    sending.over(async () => {
      await send("POST", "/delivery/connection/test");
      done();
    });
  return (
    <>
      <p>{connection.whose ? say("delivery_whose", { whose: connection.whose }) : say("setup_test_lead")}</p>
      <Outcome of={sending} />
      <button type="button" class="key" disabled={sending.isOn} onClick={() => void test()}>
        <span class="label">{say(sending.isOn ? "loading" : "setup_try")}</span>
      </button>
    </>
  );
}

function MapAccounts({ of: shown, connection, done }: StepProps) {
  const [isAsked, setAsked] = useState(false);
  const load = useLoad<MappingShown>(isAsked ? "/delivery/mapping" : null);
  if (!isAsked) {
    return (
      <>
        <p>{say("setup_map_lead")}</p>
        <button type="button" class="key" onClick={() => setAsked(true)}>
          <span class="label">{say("setup_fetch")}</span>
        </button>
      </>
    );
  }
  return (
    <Loaded of={load}>
      {(theirs) => (
        <Confirm
          of={theirs}
          done={done}
          choices={<Choices of={theirs} shown={shown} connection={connection} />}
        />
      )}
    </Loaded>
  );
}

/** What only they know the values of, such as the series that a voucher is numbered in; kept as it is chosen. */
function Choices({
  of,
  shown,
  connection,
}: {
  of: MappingShown;
  shown: DeliveryShown;
  connection: Connection;
}) {
  const [chosen, setChosen] = useState(connection.settings);
  const sending = useSending();
  const asked = shown.systems.find((each) => each.name === connection.system)?.asked ?? [];
  const offered = asked.filter((each) => (of.theirs.choices[each.name] ?? []).length > 0);
  if (!may("administer")) return null;
  const choose = (name: string, value: string) =>
    sending.over(async () => {
      await send("PUT", "/delivery/connection", { system: connection.system, settings: { [name]: value } });
      setChosen({ ...chosen, [name]: value });
    });
  return (
    <>
      {offered.map((each) => (
        <label key={each.name} class="field">
          <span>{each.label}</span>
          <select
            value={chosen[each.name] ?? ""}
            disabled={sending.isOn}
            onChange={(event) => void choose(each.name, event.currentTarget.value)}
          >
            <option value="">{say("choose")}</option>
            {(of.theirs.choices[each.name] ?? []).map(({ value, name }) => (
              <option key={value} value={value} selected={value === chosen[each.name]}>
                {value} {name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Outcome of={sending} />
    </>
  );
}

interface ConfirmProps {
  of: MappingShown;
  done: () => void;
  choices: ComponentChildren;
}

function Confirm({ of: shown, done, choices }: ConfirmProps) {
  const { proposal, theirs } = shown;
  const proposed = <T,>(rows: readonly T[], key: (row: T) => string, value: (row: T) => string) =>
    Object.fromEntries(rows.map((row) => [key(row), value(row)]));
  const [accounts, setAccounts] = useState<Record<string, string>>(() =>
    proposed(
      proposal.accounts,
      (row) => row.ours.number,
      (row) => row.theirs?.number ?? "",
    ),
  );
  const [codes, setCodes] = useState<Record<string, string>>(() =>
    proposed(
      proposal.vat_types,
      (row) => row.vat_code,
      (row) => row.theirs?.vat_code ?? "",
    ),
  );
  const [departments, setDepartments] = useState<Record<string, string>>({});
  const sending = useSending();
  const filled = (chosen: Record<string, string>) =>
    Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ""));
  const confirm = () =>
    sending.over(async () => {
      await send("PUT", "/delivery/mapping", {
        accounts: filled(accounts),
        vat_types: filled(codes),
        departments: filled(departments),
      });
      done();
    });
  return (
    <Form send={confirm}>
      <div class="pairs">
        {choices}
        {proposal.accounts.map(({ ours }) => (
          <label key={ours.number} class="field">
            <span>
              {ours.number} {ours.name}
            </span>
            <select
              value={accounts[ours.number]}
              onChange={(event) => setAccounts({ ...accounts, [ours.number]: event.currentTarget.value })}
            >
              <option value="">{say("choose")}</option>
              {theirs.accounts
                .filter((each) => each.open !== false)
                .map((each) => (
                  <option
                    key={each.number}
                    value={each.number}
                    selected={each.number === accounts[ours.number]}
                  >
                    {each.number} {each.name}
                  </option>
                ))}
            </select>
          </label>
        ))}
        {proposal.vat_types.map(({ vat_code }) => (
          <label key={vat_code} class="field">
            <span>{vat_code === "" ? say("setup_no_vat") : say("setup_vat_code", { code: vat_code })}</span>
            <select
              value={codes[vat_code]}
              onChange={(event) => setCodes({ ...codes, [vat_code]: event.currentTarget.value })}
            >
              <option value="">{say("choose")}</option>
              {theirs.vat_types
                .filter((each) => each.open !== false)
                .map((each) => (
                  <option
                    key={each.vat_code}
                    value={each.vat_code}
                    selected={each.vat_code === codes[vat_code]}
                  >
                    {each.vat_code} {each.name}
                  </option>
                ))}
            </select>
          </label>
        ))}
        {shown.departments.map((ours) => (
          <label key={ours} class="field">
            <span>{say("setup_department", { department: ours })}</span>
            <select
              value={departments[ours] ?? ""}
              onChange={(event) => setDepartments({ ...departments, [ours]: event.currentTarget.value })}
            >
              <option value="">{say("choose")}</option>
              {(theirs.choices["department"] ?? []).map((each) => (
                <option key={each.value} value={each.value} selected={each.value === departments[ours]}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Outcome of={sending} />
      <button type="submit" class="key strong" disabled={sending.isOn}>
        <span class="label">{say("setup_confirm")}</span>
      </button>
    </Form>
  );
}
