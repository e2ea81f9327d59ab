// The matrix: what each role may. On a phone each right is a card that names the roles which hold it.

import { Glyph } from "../../parts/glyph.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";
import type { OfficeKey } from "../../words/table.ts";
import { type Access, type AccessProps, type RoleColumn, roleName } from "./people_shapes.ts";
import { PeopleTabs } from "./people_tabs.tsx";

/** Which rights stand together; one that is in no group stands in the last. */
export const GROUPS: readonly { word: OfficeKey; rights: readonly string[] }[] = [
  {
    word: "rights_sale",
    rights: [
      "sell",
      "discount",
      "open_price",
      "return",
      "price_check",
      "copy",
      "sell_on_credit",
      "sell_over_limit",
      "gift_card",
      "sell_beyond_stock",
    ],
  },
  {
    word: "rights_day",
    rights: ["open_drawer", "pay_in_out", "train", "x_report", "z_report", "start_stop"],
  },
  { word: "rights_office", rights: [] },
];

/** The groups, with each right in exactly one of them. */
export function grouped(rights: readonly string[]): { word: OfficeKey; rights: string[] }[] {
  const placed = new Set(GROUPS.flatMap((group) => group.rights));
  return GROUPS.map((group) => ({
    word: group.word,
    rights: rights.filter((right) =>
      group.rights.length > 0 ? group.rights.includes(right) : !placed.has(right),
    ),
  }));
}

export function RoleMatrix({ of: access }: AccessProps) {
  const own = access.roles.filter((role) => !role.is_fixed);
  return (
    <Page
      title={say("page_roles")}
      lead={say("roles_lead")}
      actions={
        may("administer") && (
          <a class="key strong" href={linkTo("folk", ["rolle"])}>
            <Glyph name="plus" />
            <span class="label">{say("roles_new")}</span>
          </a>
        )
      }
    >
      <PeopleTabs />
      <Card title={say("roles_matrix")} lead={say("roles_matrix_lead")}>
        <Matrix of={access} />
      </Card>
      <Card title={say("roles_own")}>
        {own.length === 0 ? (
          <Nothing title={say("roles_own_none")} />
        ) : (
          <ul class="role-list">
            {own.map((role) => (
              <li key={role.role}>
                {may("administer") ? (
                  <a href={linkTo("folk", ["rolle", role.role])}>{role.title}</a>
                ) : (
                  <strong>{role.title}</strong>
                )}
                <span class="hint">{holders(role)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  );
}

function Matrix({ of: { roles, rights } }: { of: Access }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="table-scroll" tabIndex={0} aria-label={say("table_of", { name: say("roles_matrix") })}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: a phone shows rows as cards, which takes the roles away */}
      <table class="matrix" role="table">
        <caption class="unseen">{say("roles_matrix")}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say("role_right")}
            </th>
            {roles.map((role) => (
              <th key={role.role} role="columnheader" scope="col" class="role">
                {roleName(role.role, role.title)}
                <small>{holders(role)}</small>
              </th>
            ))}
          </tr>
        </thead>
        {grouped(rights).map((group) => (
          <tbody key={group.word} role="rowgroup">
            <tr role="row" class="group">
              <td role="cell" colSpan={roles.length + 1}>
                {say(group.word)}
              </td>
            </tr>
            {group.rights.map((right) => (
              <tr key={right} role="row">
                <th role="rowheader" scope="row">
                  {sayCode("right", right)}
                </th>
                {roles.map((role) => (
                  <td
                    key={role.role}
                    role="cell"
                    class={role.rights.includes(right) ? "yes" : "no"}
                    data-title={roleName(role.role, role.title)}
                  >
                    <Answer holds={role.rights.includes(right)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
    </section>
  );
}

function Answer({ holds }: { holds: boolean }) {
  return (
    <>
      {holds ? <Glyph name="check" /> : <span aria-hidden="true">–</span>}
      <span class="unseen">{say(holds ? "role_may" : "role_may_not")}</span>
    </>
  );
}

function holders(role: RoleColumn): string {
  const count = role.people.length;
  if (count === 0) return say("role_nobody");
  return count === 1 ? say("role_one_person") : say("role_people", { count });
}
