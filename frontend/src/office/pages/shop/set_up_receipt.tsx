// The shop's own words and its mark on receipts, beside the paper as the printer will make it.

import { useMemo, useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Preview } from "../../parts/preview.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import type { Logo } from "./logo.ts";
import { ReceiptLogo } from "./receipt_logo.tsx";
import { ChoosePlace } from "./set_up_place.tsx";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Place {
  code: string;
  name: string;
  receipt_texts: { above: string[]; below: string[] };
  receipt_logo: Logo;
}

const PATH = "/set-up/receipt-texts";

export function SetUpReceipt() {
  const load = useLoad<{ locations: Place[] }>("/set-up");
  const [code, setCode] = useState("");
  return (
    <Page title={say("set_up_part_receipt")} lead={say("receipt_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {({ locations }, again) => {
          const place = locations.find((each) => each.code === code) ?? locations[0];
          return (
            <Card title={say("receipt_texts")}>
              <ChoosePlace of={locations} code={place?.code ?? ""} choose={setCode} />
              {place && <Texts key={place.code} of={place} done={again} />}
            </Card>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Texts({ of: place, done }: { of: Place; done: () => void }) {
  const [above, setAbove] = useState(place.receipt_texts.above.join("\n"));
  const [below, setBelow] = useState(place.receipt_texts.below.join("\n"));
  const [logo, setLogo] = useState<Logo>(place.receipt_logo);
  const sending = useSending();
  const typed = useMemo(
    () => ({ location: place.code, above, below, logo }),
    [place.code, above, below, logo],
  );
  const change =
    <T,>(put: (value: T) => void) =>
    (value: T) => {
      sending.hush();
      put(value);
    };
  const keep = () =>
    sending.over(async () => {
      await send("PUT", PATH, typed);
      done();
      return say("receipt_kept");
    });
  return (
    <div class="stack described beside">
      <Form send={keep}>
        <Lines title={say("receipt_above")} rows={3} of={above} put={change(setAbove)} />
        <Lines title={say("receipt_below")} rows={6} of={below} put={change(setBelow)} />
        <ReceiptLogo of={logo} put={change(setLogo)} />
        <Outcome of={sending} />
        <button type="submit" class="key strong">
          <span class="label">{say("receipt_keep")}</span>
        </button>
      </Form>
      <Preview title={say("receipt_preview")} path={`${PATH}/preview`} of={typed} />
    </div>
  );
}

interface LinesProps {
  title: string;
  rows: number;
  of: string;
  put: (text: string) => void;
}

function Lines({ title, rows, of: text, put }: LinesProps) {
  return (
    <label class="field">
      <span>{title}</span>
      <textarea
        rows={rows}
        maxLength={600}
        value={text}
        onInput={(event) => put(event.currentTarget.value)}
      />
    </label>
  );
}
