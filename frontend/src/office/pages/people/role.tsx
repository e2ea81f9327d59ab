// A role of the shop's own: its name, and what it holds. Nobody can give what she does not hold herself.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Change } from "../../parts/change.tsx";
import { Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";
import { type AccessProps, type RoleColumn, roleName } from "./people_shapes.ts";
import { grouped } from "./role_matrix.tsx";

export function OneRole({ of: access, again, which }: AccessProps & { which: string }) {
  const known = access.roles.find((each) => each.role === which && !each.is_fixed);
  const back = { link: linkTo("folk", ["roller"]), title: say("page_roles") };
  if (which !== "" && known === undefined)
    return (
      <Page title={say("page_roles")} back={back}>
        <Nothing title={say("role_unknown")} />
      </Page>
    );
  return (
    <Page title={known?.title ?? say("roles_new")} lead={say("role_lead")} back={back}>
      <RoleForm of={access} again={again} known={known} />
      {known && (
        <Card title={say("role_remove")} lead={say("role_in_use")}>
          <Change
            act={() => send("DELETE", `/roles/${known.role}`)}
            done={() => {
              again();
              goTo(linkTo("folk", ["roller"]));
            }}
            word={say("role_remove")}
            isReady={known.people.length === 0}
          >
            {null}
          </Change>
        </Card>
      )}
    </Page>
  );
}

interface RoleFormProps extends AccessProps {
  known: RoleColumn | undefined;
}

function RoleForm({ of: access, again, known }: RoleFormProps) {
  const [title, setTitle] = useState(known?.title ?? "");
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set(known?.rights));
  const sending = useSending();
  const proof = useProof();
  const save = async () => {
    const role = known?.role ?? codeOf(title, access.roles);
    await sending.over(async () => {
      const asked = { title, rights: [...held] };
      if (!(await proof.ask((current) => send("PUT", `/roles/${role}`, { ...asked, current })))) return;
      again();
      goTo(linkTo("folk", ["roller"]));
    });
  };
  const turn = (right: string, isOn: boolean) => {
    const after = new Set(held);
    if (isOn) after.add(right);
    else after.delete(right);
    setHeld(after);
  };
  return (
    <Card title={say("roles_matrix")} lead={say("role_beyond")}>
      <Form class="" send={save}>
        <div class="fields">
          <Text title={say("role_title")} value={title} put={setTitle} max={30} />
          {!known && <Beginning of={access.roles} begin={(rights) => setHeld(new Set(rights.filter(may)))} />}
        </div>
        <div class="role-rights">
          {grouped(access.rights).map((group) => (
            <fieldset key={group.word}>
              <legend>{say(group.word)}</legend>
              {group.rights.map((right) => (
                <label key={right} class="choice">
                  <input
                    type="checkbox"
                    checked={held.has(right)}
                    disabled={!may(right)}
                    onChange={(event) => turn(right, event.currentTarget.checked)}
                  />
                  <span>{sayCode("right", right)}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        {proof.field}
        <button
          type="submit"
          class="key strong"
          disabled={title.trim() === "" || held.size === 0 || proof.isMissing}
        >
          <span class="label">{say("role_save")}</span>
        </button>
        <Outcome of={sending} />
      </Form>
    </Card>
  );
}

function Beginning({ of: roles, begin }: { of: readonly RoleColumn[]; begin: (rights: string[]) => void }) {
  return (
    <label class="field">
      <span>{say("role_from")}</span>
      <select
        onChange={(event) => {
          begin(roles.find((each) => each.role === event.currentTarget.value)?.rights ?? []);
        }}
      >
        <option value="">–</option>
        {roles.map((each) => (
          <option key={each.role} value={each.role}>
            {roleName(each.role, each.title)}
          </option>
        ))}
      </select>
    </label>
  );
}

const LATIN: Readonly<Record<string, string>> = { æ: "ae", ø: "o", å: "a" };

/** The code of a new role, from its name; a number is added where another has it. */
function codeOf(title: string, roles: readonly RoleColumn[]): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[æøå]/g, (letter) => LATIN[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 26);
  const taken = new Set(roles.map((each) => each.role));
  const base = plain || "rolle";
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
  return code;
}
