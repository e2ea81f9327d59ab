// What may be paid with at a place: ticked or not; cash always is.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";
import { ChoosePlace } from "./set_up_place.tsx";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Place {
  code: string;
  name: string;
  means: string[];
}

const CASH = "cash";
const MEANS = [CASH, "card", "vipps", "voucher", "deposit_slip", "invoice"] as const;

export function SetUpMeans() {
  const load = useLoad<{ locations: Place[] }>("/set-up");
  const [code, setCode] = useState("");
  return (
    <Page title={say("set_up_part_means")} lead={say("means_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {({ locations }, again) => {
          const place = locations.find((each) => each.code === code) ?? locations[0];
          return (
            <Card title={say("means_title")}>
              <ChoosePlace of={locations} code={place?.code ?? ""} choose={setCode} />
              {place && <Means key={place.code} of={place} done={again} />}
            </Card>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Means({ of: place, done }: { of: Place; done: () => void }) {
  const [taken, setTaken] = useState<readonly string[]>(place.means.length > 0 ? place.means : MEANS);
  const sending = useSending();
  const turn = (means: string) => {
    sending.hush();
    setTaken(taken.includes(means) ? taken.filter((each) => each !== means) : [...taken, means]);
  };
  const keep = async () => {
    await send("PUT", "/set-up/means", { location: place.code, means: taken });
    done();
    return say("means_kept");
  };
  return (
    <Form send={() => sending.over(keep)}>
      {place.means.length === 0 && <p class="hint">{say("means_unsaid")}</p>}
      <ul class="choices">
        {MEANS.map((means) => (
          <li key={means}>
            <label class="choice">
              <input
                type="checkbox"
                checked={taken.includes(means)}
                disabled={means === CASH}
                aria-describedby={`means-${means}`}
                onChange={() => turn(means)}
              />
              <span>{sayCode("means", means)}</span>
            </label>
            <p class="hint" id={`means-${means}`}>
              {sayCode("means_hint", means)}
            </p>
          </li>
        ))}
      </ul>
      <Outcome of={sending} />
      <div class="field-row">
        <button type="submit" class="key strong" disabled={sending.isOn}>
          <span class="label">{say("means_keep")}</span>
        </button>
      </div>
    </Form>
  );
}
