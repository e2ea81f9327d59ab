// VAT of a term: each code with its basis and what is owed, as the return wants it.

import { kroner, percent, shortKroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { place, seeWith } from "../../visitor/route.ts";
import { registerName } from "../../visitor/session.ts";
import { businessDay, shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

interface VatLine {
  code: string;
  rate_bp: number;
  is_withdrawal: boolean;
  basis_ore: number;
  vat_ore: number;
  basis_kroner: number;
  vat_kroner: number;
  is_reported: boolean;
}

interface VatReport {
  first: string;
  last: string;
  is_whole: boolean;
  waiting: number;
  open_periods: string[];
  vouchers: number;
  vat_ore: number;
  vat_kroner: number;
  lines: VatLine[];
}

const TERMS = [1, 2, 3, 4, 5, 6];
const WHOLE_KRONER = 100;

export function Vat() {
  const now = businessDay();
  const year = Number(place.value.query["ar"] ?? now.slice(0, 4));
  const term = place.value.query["termin"] ?? String(Math.ceil(Number(now.slice(5, 7)) / 2));
  const asked = `year=${year}${term === "hele" ? "" : `&term=${term}`}`;
  const load = useLoad<VatReport>(`/vat-report?${asked}`);
  return (
    <Page
      title={say("page_vat")}
      lead={say("vat_lead")}
      actions={
        <div class="field-row">
          <label class="field">
            <span>{say("vat_year")}</span>
            <input
              type="number"
              min={2000}
              max={2100}
              value={year}
              onChange={(event) => seeWith({ ar: event.currentTarget.value, termin: term })}
            />
          </label>
          <label class="field">
            <span>{say("vat_term")}</span>
            <select
              value={term}
              onChange={(event) => seeWith({ termin: event.currentTarget.value, ar: String(year) })}
            >
              {TERMS.map((each) => (
                <option key={each} value={String(each)} selected={String(each) === term}>
                  {say("vat_term_number", { number: each })}
                </option>
              ))}
              <option value="hele" selected={term === "hele"}>
                {say("vat_whole_year")}
              </option>
            </select>
          </label>
        </div>
      }
    >
      <Loaded of={load}>
        {(report) => (
          <>
            <Card title={`${shortDay(report.first)}–${shortDay(report.last)}`}>
              <dl class="figures">
                <Figure name={say("vat_owed")} text={kroner(report.vat_ore)} isLarge />
                <Figure name={say("vat_whole_kroner")} text={shortKroner(report.vat_kroner * WHOLE_KRONER)} />
                <Figure name={say("col_vouchers")} text={String(report.vouchers)} />
              </dl>
              <Whole of={report} />
            </Card>
            <Card
              title={say("vat_lines")}
              lead={say("vat_lines_lead")}
              actions={
                <>
                  <Download path={`/vat-report?${asked}&form=csv`}>{say("file_csv")}</Download>
                  <Download path={`/vat-report?${asked}&form=xml`}>{say("file_draft")}</Download>
                </>
              }
            >
              <Lines of={report.lines} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Whole({ of: report }: { of: VatReport }) {
  if (report.is_whole)
    return report.last < businessDay() ? (
      <Tag tone="good">{say("vat_is_whole")}</Tag>
    ) : (
      <Tag tone="waits">{say("vat_is_whole_so_far", { day: shortDay(report.last) })}</Tag>
    );
  return (
    <ul class="sentences">
      {report.open_periods.map((register) => (
        <li key={register}>{say("vat_open", { register: registerName(register) })}</li>
      ))}
      {report.waiting > 0 && (
        <li>
          <a href="#/kontering">{say("vat_waiting", { count: report.waiting })}</a>
        </li>
      )}
    </ul>
  );
}

function Lines({ of: lines }: { of: VatLine[] }) {
  const columns: Column<VatLine>[] = [
    {
      id: "code",
      title: say("col_vat_code"),
      kind: "text",
      of: (row) => (row.is_withdrawal ? `${row.code} ${say("vat_withdrawal")}` : row.code),
    },
    {
      id: "rate",
      title: say("col_rate"),
      kind: "number",
      of: (row) => row.rate_bp,
      show: (row) => percent(row.rate_bp),
    },
    { id: "basis", title: say("col_basis"), kind: "amount", of: (row) => row.basis_ore, isSummed: true },
    { id: "vat", title: say("col_vat"), kind: "amount", of: (row) => row.vat_ore, isSummed: true },
    {
      id: "reported",
      title: say("col_in_return"),
      kind: "text",
      of: (row) => say(row.is_reported ? "vat_reported" : "vat_not_reported"),
    },
  ];
  return (
    <Table
      name={say("vat_lines")}
      columns={columns}
      rows={lines}
      keyOf={(row) => `${row.code} ${row.rate_bp} ${row.is_withdrawal}`}
      empty={<Nothing title={say("vat_empty")}>{say("vat_empty_lead")}</Nothing>}
      isPlain
    />
  );
}
