// Families of articles: which there are, and a new one.

import { kroner } from "../../../writing/money.ts";
import { CATALOGUE_PARTS } from "../../goods/articles.ts";
import { useLoad } from "../../line/load.ts";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo } from "../../visitor/route.ts";
import { say } from "../../words/say.ts";
import type { Family } from "./family_shapes.ts";

interface Row {
  family: Family;
  count: number;
  lowest_ore: number | null;
  highest_ore: number | null;
}

export function Families() {
  const load = useLoad<{ rows: Row[]; more: boolean }>("/catalogue/families");
  return (
    <Page
      title={say("families_part")}
      lead={say("families_lead")}
      actions={
        <a class="key strong" href={linkTo("varer", ["familie"])}>
          <Glyph name="plus" />
          <span class="label">{say("family_new")}</span>
        </a>
      }
    >
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Card title={say("families_part")}>
        <Loaded of={load}>
          {({ rows, more }) => (
            <>
              <Table
                name={say("families_part")}
                columns={columns()}
                rows={rows}
                keyOf={(row) => row.family.number}
                linkOf={(row) => linkTo("varer", ["familie", row.family.number])}
                empty={<Nothing title={say("families_none")}>{say("families_none_lead")}</Nothing>}
              />
              {more && <p class="hint">{say("families_more", { count: rows.length })}</p>}
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function columns(): Column<Row>[] {
  const told = ({ family }: Row) =>
    family.properties.map(({ name, values }) => `${name}: ${values.join(", ")}`).join(" · ");
  return [
    { id: "name", title: say("article_name"), kind: "text", of: (row) => row.family.name },
    { id: "number", title: say("family_number"), kind: "text", of: (row) => row.family.number },
    { id: "properties", title: say("family_properties"), kind: "text", of: told, isExtra: true },
    { id: "count", title: say("family_members"), kind: "number", of: (row) => row.count },
    {
      id: "price",
      title: say("article_price"),
      kind: "amount",
      of: (row) => row.lowest_ore,
      show: ({ lowest_ore: lowest, highest_ore: highest }) => {
        if (lowest === null || highest === null) return "";
        return lowest === highest ? kroner(lowest) : `${kroner(lowest)}–${kroner(highest)}`;
      },
    },
  ];
}
