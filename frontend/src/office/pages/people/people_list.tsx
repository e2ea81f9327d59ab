// Everybody who works here, and those who did: the journal knows them by their numbers for as long as it is kept.

import { Glyph } from "../../parts/glyph.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { type AccessProps, nameOf, type PersonRow, roleName } from "./people_shapes.ts";
import { PeopleTabs } from "./people_tabs.tsx";

export function PeopleList({ of: access }: AccessProps) {
  const columns: Column<PersonRow>[] = [
    { id: "name", title: say("col_name"), kind: "text", of: nameOf },
    { id: "number", title: say("operator_number"), kind: "text", of: (row) => row.operator_id },
    { id: "role", title: say("col_role"), kind: "text", of: (row) => roleName(row.role, row.role_title) },
    {
      id: "since",
      title: say("people_since"),
      kind: "text",
      of: (row) => row.since,
      show: (row) => <span class="whole">{shortDay(row.since.slice(0, 10))}</span>,
      isExtra: true,
    },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: stateOf,
      show: (row) => <Tag tone={row.active ? "good" : "plain"}>{stateOf(row)}</Tag>,
    },
  ];
  const people = [...access.people].sort((a, b) => Number(b.active) - Number(a.active));
  return (
    <Page
      title={say("page_people")}
      lead={say("people_lead")}
      actions={
        may("administer") && (
          <a class="key strong" href={linkTo("folk", ["ny"])}>
            <Glyph name="plus" />
            <span class="label">{say("people_new")}</span>
          </a>
        )
      }
    >
      <PeopleTabs />
      <Card title={say("people_part")}>
        <Table
          name={say("people_part")}
          columns={columns}
          rows={people}
          keyOf={(row) => row.operator_id}
          linkOf={(row) => (may("administer") ? linkTo("folk", ["person", row.operator_id]) : null)}
          file="folk"
          empty={<Nothing title={say("people_none")} />}
        />
      </Card>
    </Page>
  );
}

function stateOf(row: PersonRow): string {
  return say(row.active ? "people_active" : "people_left");
}
