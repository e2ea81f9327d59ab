// The backup: how it stands in words, where copies go, and the sheet that opens them.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said, Tag, type Tone } from "../../parts/page.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { language } from "../../visitor/dress.ts";
import { may } from "../../visitor/session.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

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

/** A sheet as it is told, once; where it took another's place, the folder that the old one opens. */
interface SheetMade {
  sheet: string;
  before?: string;
}

const TONES: Record<Light, Tone> = { green: "good", yellow: "waits", red: "bad" };

export function Backup() {
  const load = useLoad<BackupShown>("/backup");
  const [sheet, setSheet] = useState<SheetMade | null>(null);
  return (
    <Page title={say("page_backup")} lead={say("backup_lead")}>
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Stands of={shown} />
            {sheet !== null && <Sheet of={sheet} done={() => setSheet(null)} />}
            {shown.recipient === "" ? (
              <Begin
                begun={(made) => {
                  setSheet(made);
                  again();
                }}
              />
            ) : (
              <>
                <Places of={shown} done={again} />
                {may("administer") && sheet === null && (
                  <Replace
                    made={(made) => {
                      setSheet(made);
                      again();
                    }}
                  />
                )}
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
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

function Begin({ begun }: { begun: (sheet: SheetMade) => void }) {
  const sending = useSending();
  const begin = () => sending.over(async () => begun(await send<SheetMade>("POST", "/backup")));
  return (
    <Card title={say("backup_begin_title")} lead={say("backup_begin_lead")}>
      {may("administer") ? (
        <button type="button" class="key strong" onClick={() => void begin()}>
          <span class="label">{say("backup_begin")}</span>
        </button>
      ) : (
        <p class="hint">{say("backup_manager_only")}</p>
      )}
      <Outcome of={sending} />
    </Card>
  );
}

/** The sheet, until she says that she has it; it is nowhere else. */
function Sheet({ of: made, done }: { of: SheetMade; done: () => void }) {
  return (
    <Card title={say("backup_sheet")} lead={say("backup_sheet_lead")}>
      <pre class="sheet">{made.sheet}</pre>
      {made.before !== undefined && (
        <p class="sheet-before">{say("backup_sheet_before", { folder: made.before })}</p>
      )}
      <div class="field-row">
        <button type="button" class="key strong" onClick={() => window.print()}>
          <span class="label">{say("backup_print")}</span>
        </button>
        <button type="button" class="key" onClick={done}>
          <span class="label">{say("backup_have_it")}</span>
        </button>
      </div>
    </Card>
  );
}

/** Another sheet in the place of one that is lost or stolen: what becomes of the copies is said first. */
function Replace({ made }: { made: (sheet: SheetMade) => void }) {
  const sending = useSending();
  const proof = useProof("backup_replace_proof");
  const replace = async () => {
    await proof.ask(async (current) => made(await send<SheetMade>("POST", "/backup/sheet", { current })));
    return null;
  };
  return (
    <Card title={say("backup_replace_title")} lead={say("backup_replace_lead")}>
      <details class="more" open={false}>
        <summary>{say("backup_replace")}</summary>
        <Form send={() => sending.over(replace)}>
          <ul>
            <li>{say("backup_replace_new")}</li>
            <li>{say("backup_replace_old")}</li>
            <li>{say("backup_replace_until")}</li>
          </ul>
          {proof.field}
          <Outcome of={sending} />
          <button type="submit" class="key strong" disabled={sending.isOn || proof.isMissing}>
            <span class="label">{say("backup_replace_do")}</span>
          </button>
        </Form>
      </details>
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
