// One person: a name, a role, a PIN, and whether she works here. Each is saved, and journalled, by itself.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Change } from "../../parts/change.tsx";
import { Text, Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { may, who } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import { type AccessProps, nameOf, type PersonRow, type RoleColumn, roleName } from "./people_shapes.ts";

const PIN = /^\d{4,8}$/;

export function NewPerson({ of: access, again }: AccessProps) {
  const taken = new Set(access.people.map((each) => each.operator_id));
  const [number, setNumber] = useState(() => freeNumber(taken));
  const [first, setFirst] = useState("");
  const [surname, setSurname] = useState("");
  const [role, setRole] = useState("cashier");
  const [pin, setPin] = useState("");
  const sending = useSending();
  const proof = useProof();
  const add = async () => {
    const person = { operator_id: number, first_name: first, surname, role, pin };
    await sending.over(async () => {
      if (!(await proof.ask((current) => send("POST", "/people", { ...person, current })))) return;
      again();
      goTo(linkTo("folk"));
    });
  };
  return (
    <Page title={say("people_new")} lead={say("people_new_lead")} back={toPeople()}>
      <Card title={say("people_new")}>
        <Form class="" send={add}>
          <div class="fields">
            <Text title={say("first_name")} value={first} put={setFirst} />
            <Text title={say("surname")} value={surname} put={setSurname} />
            <Text title={say("operator_number")} value={number} put={setNumber} max={35} />
            <RoleChoice of={access.roles} value={role} onChange={setRole} />
            <PinField value={pin} onChange={setPin} />
          </div>
          {proof.field}
          <p class="after">
            <button
              type="submit"
              class="key strong"
              disabled={first.trim() === "" || number.trim() === "" || !PIN.test(pin) || proof.isMissing}
            >
              <span class="label">{say("person_add")}</span>
            </button>
          </p>
          <Outcome of={sending} />
        </Form>
      </Card>
    </Page>
  );
}

export function OnePerson({ of: access, again, which }: AccessProps & { which: string }) {
  const person = access.people.find((each) => each.operator_id === which);
  if (person === undefined || !may("administer"))
    return (
      <Page title={say("page_people")} back={toPeople()}>
        <Nothing title={say("person_unknown")} />
      </Page>
    );
  const title = nameOf(person);
  const lead = `${roleName(person.role, person.role_title)} · ${person.operator_id}`;
  return (
    <Page title={title} lead={lead} back={toPeople()}>
      <div class="cards">
        <Name of={person} again={again} />
        <RoleOf of={person} roles={access.roles} again={again} />
        {person.active ? (
          <>
            <NewPin of={person} again={again} />
            {person.operator_id !== who.value?.operator_id && <ForgetKey of={person} again={again} />}
            <Retire of={person} again={again} />
          </>
        ) : (
          <Reinstate of={person} again={again} />
        )}
      </div>
    </Page>
  );
}

interface PersonProps {
  of: PersonRow;
  again: () => void;
}

function Name({ of: person, again }: PersonProps) {
  const [first, setFirst] = useState(person.first_name);
  const [surname, setSurname] = useState(person.surname);
  const body = { first_name: first, surname };
  const isSame = first === person.first_name && surname === person.surname;
  return (
    <Card title={say("person_name")}>
      <Change
        act={() => send("PUT", `/people/${encodeURIComponent(person.operator_id)}/name`, body)}
        done={again}
        word={say("person_name_save")}
        isReady={first.trim() !== "" && !isSame}
      >
        <Text title={say("first_name")} value={first} put={setFirst} />
        <Text title={say("surname")} value={surname} put={setSurname} />
      </Change>
    </Card>
  );
}

function RoleOf({ of: person, roles, again }: PersonProps & { roles: readonly RoleColumn[] }) {
  const [role, setRole] = useState(person.role);
  return (
    <Card title={say("person_role")} lead={say("person_role_lead", { name: person.first_name })}>
      <Change
        act={(current) =>
          send("PUT", `/people/${encodeURIComponent(person.operator_id)}/role`, { role, current })
        }
        done={again}
        word={say("person_role_save")}
        isReady={role !== person.role}
      >
        <RoleChoice of={roles} value={role} onChange={setRole} />
      </Change>
    </Card>
  );
}

function NewPin({ of: person, again }: PersonProps) {
  const [pin, setPin] = useState("");
  return (
    <Card title={say("person_pin")} lead={say("person_pin_lead", { name: person.first_name })}>
      <Change
        act={(current) =>
          send("PUT", `/people/${encodeURIComponent(person.operator_id)}/pin`, { pin, current })
        }
        done={() => {
          setPin("");
          again();
        }}
        word={say("person_pin_save")}
        isReady={PIN.test(pin)}
      >
        <PinField value={pin} onChange={setPin} />
      </Change>
    </Card>
  );
}

/** For who has forgotten the password, or lost the phone. */
function ForgetKey({ of: person, again }: PersonProps) {
  const [isSure, setSure] = useState(false);
  return (
    <Card title={say("person_key")} lead={say("person_key_lead", { name: person.first_name })}>
      <Change
        act={(current) =>
          send("DELETE", `/people/${encodeURIComponent(person.operator_id)}/key`, { current })
        }
        done={() => {
          setSure(false);
          again();
        }}
        word={say("person_key_forget")}
        isReady={isSure}
      >
        <Tick title={say("person_key_sure")} is={isSure} put={setSure} />
      </Change>
    </Card>
  );
}

/** Asks twice, for what cannot be meant by a slip of the finger. */
function Retire({ of: person, again }: PersonProps) {
  const [isSure, setSure] = useState(false);
  return (
    <Card title={say("person_retire")} lead={say("person_retire_lead", { name: person.first_name })}>
      <Change
        act={() => send("DELETE", `/people/${encodeURIComponent(person.operator_id)}`)}
        done={again}
        word={say("person_retire_do")}
        isReady={isSure}
      >
        <Tick title={say("person_retire_sure", { name: person.first_name })} is={isSure} put={setSure} />
      </Change>
    </Card>
  );
}

function Reinstate({ of: person, again }: PersonProps) {
  const [pin, setPin] = useState("");
  return (
    <Card title={say("person_back")} lead={say("person_back_lead")}>
      <Change
        act={(current) =>
          send("POST", `/people/${encodeURIComponent(person.operator_id)}/reinstate`, { pin, current })
        }
        done={again}
        word={say("person_back_do")}
        isReady={PIN.test(pin)}
      >
        <PinField value={pin} onChange={setPin} />
      </Change>
    </Card>
  );
}

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

function PinField({ value, onChange }: FieldProps) {
  return (
    <label class="field">
      <span>{say("new_pin")}</span>
      <input
        type="password"
        inputMode="numeric"
        autocomplete="new-password"
        maxLength={8}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function RoleChoice({ of: roles, value, onChange }: FieldProps & { of: readonly RoleColumn[] }) {
  return (
    <label class="field">
      <span>{say("col_role")}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {roles.map((each) => (
          <option key={each.role} value={each.role} selected={each.role === value}>
            {roleName(each.role, each.title)}
          </option>
        ))}
      </select>
    </label>
  );
}

function toPeople() {
  return { link: linkTo("folk"), title: say("page_people") };
}

/** The lowest number that nobody has had. */
function freeNumber(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}
