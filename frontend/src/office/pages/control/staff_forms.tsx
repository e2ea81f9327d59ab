// What whoever keeps the staff register writes in it: who works here, who came and went, and what was wrong.

import { useMemo, useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { once } from "../../line/once.ts";
import { Change } from "../../parts/change.tsx";
import { Text, Tick } from "../../parts/fields.tsx";
import { Card } from "../../parts/page.tsx";
import { shortMoment } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import type { Member, Shift, WorkMark } from "./staff_shapes.ts";

interface MembersProps {
  of: Member[];
  again: () => void;
}

/** Now, or before and why it was not written then. */
export function WriteWork({ of: members, again }: MembersProps) {
  const [person, setPerson] = useState("");
  const [way, setWay] = useState("in");
  const [at, setAt] = useState("");
  const [reason, setReason] = useState("");
  const isLate = at !== "";
  const enter = useMemo(() => once(), []);
  return (
    <Card title={say("staff_write")} lead={say("staff_write_lead")}>
      <Change
        act={() =>
          enter("/staff-register/entries", {
            person,
            way,
            at: momentOf(at),
            reason: reason.trim(),
          })
        }
        done={() => {
          setAt("");
          setReason("");
          again();
        }}
        word={say("staff_write")}
        isReady={person !== "" && (!isLate || reason.trim() !== "")}
      >
        <label class="field">
          <span>{say("staff_who")}</span>
          <select value={person} onChange={(event) => setPerson(event.currentTarget.value)}>
            <option value="">{say("choose")}</option>
            {members
              .filter((each) => each.active !== false)
              .map((each) => (
                <option key={each.person} value={each.person}>
                  {each.name}
                </option>
              ))}
          </select>
        </label>
        <label class="field">
          <span>{say("staff_way")}</span>
          <select value={way} onChange={(event) => setWay(event.currentTarget.value)}>
            <option value="in">{say("staff_comes")}</option>
            <option value="out">{say("staff_goes")}</option>
          </select>
        </label>
        <Moment label={say("staff_when")} value={at} onChange={setAt} />
        {isLate && <Text title={say("staff_reason")} value={reason} put={setReason} max={100} />}
      </Change>
    </Card>
  );
}

/** What stands there stays; the correction stands beside it. */
export function CorrectWork({ of: shifts, again }: { of: Shift[]; again: () => void }) {
  const marks = shifts.flatMap((shift) =>
    shift.is_struck
      ? []
      : [
          { shift, mark: shift.came, word: say("staff_in") },
          { shift, mark: shift.left, word: say("staff_out") },
        ].filter((each): each is { shift: Shift; mark: WorkMark; word: string } => each.mark !== null),
  );
  const [which, setWhich] = useState("");
  const [at, setAt] = useState("");
  const [isStruck, setStruck] = useState(false);
  const [reason, setReason] = useState("");
  const enter = useMemo(() => once(), []);
  const chosen = marks.find(({ mark }) => nameOf(mark) === which)?.mark;
  const act = () => {
    const path = `/staff-register/entries/${encodeURIComponent(chosen?.register ?? "")}/${chosen?.number}`;
    return enter(`${path}/corrections`, { at: isStruck ? null : momentOf(at), reason: reason.trim() });
  };
  return (
    <Card title={say("staff_correct")} lead={say("staff_correct_lead")}>
      <Change
        act={act}
        done={() => {
          setWhich("");
          setAt("");
          setStruck(false);
          setReason("");
          again();
        }}
        word={say("staff_correct")}
        isReady={chosen !== undefined && (isStruck || at !== "") && reason.trim() !== ""}
      >
        <label class="field">
          <span>{say("staff_entry")}</span>
          <select value={which} onChange={(event) => setWhich(event.currentTarget.value)}>
            <option value="">{say("choose")}</option>
            {marks.map(({ shift, mark, word }) => (
              <option key={nameOf(mark)} value={nameOf(mark)}>
                {shift.name}, {word} {shortMoment(mark.at)}
              </option>
            ))}
          </select>
        </label>
        {!isStruck && <Moment label={say("staff_right_time")} value={at} onChange={setAt} />}
        <Tick title={say("staff_strike")} is={isStruck} put={setStruck} />
        <Text title={say("staff_reason")} value={reason} put={setReason} max={100} />
      </Change>
    </Card>
  );
}

const NOBODY: Member = { person: "", name: "", identity_number: "" };

/** Everybody: the owner, the employed, the hired; paid or not. */
export function StaffMembers({ of: members, again }: MembersProps) {
  const [chosen, setChosen] = useState("");
  return (
    <Card title={say("staff_members")} lead={say("staff_members_lead")}>
      <div class="stack">
        <label class="field">
          <span>{say("staff_member")}</span>
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{say("staff_new")}</option>
            {members.map((each) => (
              <option key={each.person} value={each.person}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <OneMember
          key={`${chosen} ${members.length}`}
          of={members.find((each) => each.person === chosen) ?? { ...NOBODY, person: freeIn(members) }}
          again={again}
        />
      </div>
    </Card>
  );
}

function OneMember({ of: member, again }: { of: Member; again: () => void }) {
  const [name, setName] = useState(member.name);
  const [number, setNumber] = useState(member.identity_number);
  const [employer, setEmployer] = useState(member.employer ?? "");
  const [operator, setOperator] = useState(member.operator ?? "");
  const [isActive, setActive] = useState(member.active !== false);
  const body = { name, identity_number: number, employer, operator: operator.trim(), active: isActive };
  return (
    <Change
      act={() => send("PUT", `/staff/${encodeURIComponent(member.person)}`, body)}
      done={again}
      word={say("staff_save")}
      isReady={name.trim() !== "" && number.trim() !== ""}
    >
      <Text title={say("staff_full_name")} value={name} put={setName} max={100} />
      <Text title={say("staff_identity")} value={number} put={setNumber} max={20} />
      <Text title={say("staff_employer")} value={employer} put={setEmployer} max={100} />
      <Text title={say("staff_operator")} value={operator} put={setOperator} max={35} />
      <Tick title={say("staff_works_here")} is={isActive} put={setActive} />
    </Change>
  );
}

interface MomentProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Moment({ label, value, onChange }: MomentProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="datetime-local" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}

/** A moment as the register wants it; none where none is given. */
function momentOf(local: string): string | null {
  return local === "" ? null : new Date(local).toISOString();
}

function nameOf(mark: WorkMark): string {
  return `${mark.register} ${mark.number}`;
}

/** The lowest number that nobody has had. */
function freeIn(members: readonly Member[]): string {
  const taken = new Set(members.map((each) => each.person));
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}
