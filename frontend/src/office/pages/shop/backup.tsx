// The backup: how it stands in words, where copies go, and the sheet that opens them (`recovery_sheet.tsx`).

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { language } from "../../visitor/dress.ts";
import { may } from "../../visitor/session.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { Begin, Replace, Replaced, Sheet } from "./recovery_sheet.tsx";

type Light = "green" | "yellow" | "red";

interface PlaceShown {
  name: string;
  address: string;
  light: Light;
  verified_at: string | null;
  why: string;
}

interface BackupShown {
  light: Light;
  nb: string;
  nn: string;
  en: string;
  places: PlaceShown[];
  drill: { at: string; place: string; entries: number; fault: string } | null;
  recipient: string;
}

const TONES: Record<Light, Tone> = { green: "good", yellow: "waits", red: "bad" };

export function Backup() {
  const load = useLoad<BackupShown>("/backup");
  const [sheet, setSheet] = useState("");
  const [before, setBefore] = useState("");
  return (
    <Page title={say("page_backup")} lead={say("backup_lead")}>
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Stands of={shown} />
            {before !== "" && <Replaced folder={before} read={() => setBefore("")} />}
            {sheet !== "" && (
              <Sheet
                sheet={sheet}
                isReplacing={shown.recipient !== ""}
                counts={(folder) => {
                  setSheet("");
                  setBefore(folder ?? "");
                  again();
                }}
                thrown={() => setSheet("")}
              />
            )}
            {shown.recipient !== "" && <Places of={shown} done={again} />}
            {sheet === "" && <SheetToMake of={shown} made={setSheet} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SheetToMake({ of: shown, made }: { of: BackupShown; made: (sheet: string) => void }) {
  if (shown.recipient === "") return <Begin made={made} />;
  return may("administer") ? <Replace made={made} /> : null;
}

function Stands({ of: shown }: { of: BackupShown }) {
  const sending = useSending();
  const ask = (path: string) =>
    sending.over(async () => {
      await send("POST", path);
      return say("backup_asked");
    });
  const drill = shown.drill;
  return (
    <Card title={say("backup_stands")}>
      <div class="stack">
        <p>
          <Tag tone={TONES[shown.light]}>{sayCode("light", shown.light)}</Tag> {shown[language.value]}
        </p>
        {drill !== null && drill.fault === "" && (
          <p class="hint">
            {say("backup_drilled", { at: shortMoment(drill.at), place: drill.place, entries: drill.entries })}
          </p>
        )}
        {drill === null && shown.places.length > 0 && <p class="hint">{say("backup_no_drill")}</p>}
        {shown.places.length > 0 && (
          <div class="field-row">
            <button type="button" class="key" onClick={() => void ask("/backup/run")}>
              <span class="label">{say("backup_now")}</span>
            </button>
            <button type="button" class="key" onClick={() => void ask("/backup/drill")}>
              <span class="label">{say("backup_drill")}</span>
            </button>
          </div>
        )}
        <Outcome of={sending} />
      </div>
    </Card>
  );
}

function Places({ of: shown, done }: { of: BackupShown; done: () => void }) {
  const sending = useSending();
  const remove = (name: string) =>
    sending.over(async () => {
      await send("DELETE", `/backup/places/${name}`);
      done();
    });
  return (
    <Card title={say("backup_places")}>
      <ul class="routine">
        {shown.places.map((place) => (
          <li key={place.name}>
            <h3>
              <span>{place.name}</span>
              <Tag tone={TONES[place.light]}>{sayCode("light", place.light)}</Tag>
            </h3>
            <p class="hint">{place.address}</p>
            <p>
              {place.verified_at === null
                ? say("backup_never")
                : say("backup_verified", { at: shortMoment(place.verified_at) })}
            </p>
            {place.why && <Said tone="bad">{place.why}</Said>}
            {may("administer") && (
              <div class="field-row">
                <button type="button" class="key small" onClick={() => void remove(place.name)}>
                  <span class="label">{say("backup_remove")}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Outcome of={sending} />
      {may("administer") ? <AddPlace done={done} /> : <p class="hint">{say("backup_manager_only")}</p>}
    </Card>
  );
}

const BLANK = { name: "", address: "", user: "", secret: "", region: "", host_key: "" };
const ASKED = ["user", "region", "host_key"] as const;

function AddPlace({ done }: { done: () => void }) {
  const [typed, setTyped] = useState(BLANK);
  const sending = useSending();
  const keep = () =>
    sending.over(async () => {
      const { name, ...body } = typed;
      await send("PUT", `/backup/places/${encodeURIComponent(name.trim())}`, body);
      setTyped(BLANK);
      done();
    });
  return (
    <details class="more" open={false}>
      <summary>{say("backup_add")}</summary>
      <Form send={keep}>
        {(["name", "address", ...ASKED] as const).map((field) => (
          <label class="field" key={field}>
            <span>{sayCode("backup", field)}</span>
            <input
              value={typed[field]}
              onInput={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
            />
            {field === "address" && <small class="hint">{say("backup_address_lead")}</small>}
          </label>
        ))}
        <label class="field">
          <span>{say("backup_secret")}</span>
          <input
            type="password"
            autocomplete="new-password"
            value={typed.secret}
            onInput={(event) => setTyped({ ...typed, secret: event.currentTarget.value })}
          />
        </label>
        <Outcome of={sending} />
        <button type="submit" class="key strong" disabled={typed.name === "" || typed.address === ""}>
          <span class="label">{say("backup_keep")}</span>
        </button>
      </Form>
    </details>
  );
}
