// Once a month: who may what since when, who was last here, and what is not as it should be. She who looks closes what
// should not be open, on the person's own page, and confirms the rest.

import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Change } from "../../parts/change.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { nameOf, type PersonRow, roleName } from "./people_shapes.ts";
import { PeopleTabs } from "./people_tabs.tsx";

interface AccessRow extends Omit<PersonRow, "since"> {
  rights: string[];
  rights_since: string;
  last_at: string | null;
  remarks: string[];
}

interface Review {
  seen: string;
  last_at: string | null;
  last_by: string;
  due_from: string;
  is_due: boolean;
  people: AccessRow[];
}

export function AccessReview() {
  const load = useLoad<Review>("/access-review");
  return (
    <Page title={say("page_access_review")} lead={say("access_review_lead")}>
      <PeopleTabs />
      <Loaded of={load}>
        {(review, again) => (
          <div class="stack">
            <Standing of={review} />
            <Card title={say("access_review_people")} lead={say("access_review_people_lead")}>
              <People of={review.people} />
            </Card>
            <Card title={say("access_review_roles")}>
              <Roles of={review.people} />
            </Card>
            <Card title={say("access_review_confirm")} lead={say("access_review_confirm_lead")}>
              <Change
                act={() => send("POST", "/access-review", { seen: review.seen })}
                done={again}
                word={say("access_review_do")}
                isReady
                saved={say("access_review_done")}
              >
                {null}
              </Change>
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ of: review }: { of: Review }) {
  if (review.last_at === null && !review.is_due) return <p>{standing(review)}</p>;
  return <Said tone={review.is_due ? "bad" : "good"}>{standing(review)}</Said>;
}

function standing(review: Review): string {
  const day = shortDay(review.due_from.slice(0, 10));
  if (review.last_at === null) return say("access_review_never", { day });
  return say("access_review_last", { at: shortMoment(review.last_at), by: review.last_by, day });
}

function People({ of: people }: { of: AccessRow[] }) {
  const columns: Column<AccessRow>[] = [
    { id: "name", title: say("col_name"), kind: "text", of: (row) => nameOf({ ...row, since: "" }) },
    { id: "role", title: say("col_role"), kind: "text", of: (row) => roleName(row.role, row.role_title) },
    {
      id: "since",
      title: say("access_review_since"),
      kind: "text",
      of: (row) => row.rights_since,
      show: (row) => <span class="whole">{shortDay(row.rights_since.slice(0, 10))}</span>,
    },
    {
      id: "last",
      title: say("access_review_last_here"),
      kind: "text",
      of: (row) => row.last_at ?? "",
      show: (row) => (
        <span class="whole">
          {row.last_at === null ? say("access_review_not_here") : shortMoment(row.last_at)}
        </span>
      ),
    },
    {
      id: "remarks",
      title: say("access_review_remarks"),
      kind: "text",
      of: (row) => row.remarks.map((remark) => sayCode("access_remark", remark)).join(", "),
      show: (row) => <Remarks of={row.remarks} />,
    },
  ];
  return (
    <Table
      name={say("access_review_people")}
      columns={columns}
      rows={people}
      keyOf={(row) => row.operator_id}
      linkOf={(row) => linkTo("folk", ["person", row.operator_id])}
      file="tilganger"
      empty={<Nothing title={say("people_none")} />}
    />
  );
}

function Remarks({ of: remarks }: { of: string[] }) {
  if (remarks.length === 0) return <Tag tone="good">{say("access_review_in_order")}</Tag>;
  return (
    <span class="tags">
      {remarks.map((remark) => (
        <Tag key={remark} tone={remark === "has_left" ? "bad" : "waits"}>
          {sayCode("access_remark", remark)}
        </Tag>
      ))}
    </span>
  );
}

/** What each role holds that somebody here has: the same for all who have it. */
function Roles({ of: people }: { of: AccessRow[] }) {
  const roles = new Map(people.map((row) => [row.role, row]));
  return (
    <div class="stack">
      {[...roles.values()].map((row) => (
        <p key={row.role}>
          <strong>{roleName(row.role, row.role_title)}</strong>:{" "}
          {row.rights.map((right) => sayCode("right", right)).join(" · ")}
        </p>
      ))}
    </div>
  );
}
