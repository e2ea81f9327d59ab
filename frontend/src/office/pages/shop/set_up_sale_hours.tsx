// When a place may sell beer and serve drink, as its municipality and its licence have it (law.md 4.13).

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import { FromUntil, OneDay } from "./one_day.tsx";
import {
  isWholeSale,
  NORMAL_SHORT_DAY,
  type SaleHours,
  saleDraftOf,
  USUAL_SERVING,
  USUAL_WEEKEND,
} from "./sale_hours_draft.ts";

interface Place {
  code: string;
  sale_hours: SaleHours;
  sale_hours_are_stated?: boolean;
}

export function SetUpSaleHours({ of: place, done }: { of: Place; done: () => void }) {
  const [draft, setDraft] = useState(() => saleDraftOf(place.sale_hours));
  const sending = useSending();
  const change = (what: Partial<SaleHours>) => {
    sending.hush();
    setDraft({ ...draft, ...what });
  };
  const keep = async () => {
    await send("PUT", "/set-up/sale-hours", { location: place.code, ...draft });
    done();
    return say("alcohol_kept");
  };
  return (
    <Card title={say("alcohol_title")} lead={say("alcohol_lead")}>
      <Form
        send={() => {
          if (isWholeSale(draft)) void sending.over(keep);
          else sending.refuse(say("alcohol_half"));
        }}
      >
        {!place.sale_hours_are_stated && <p class="hint">{say("alcohol_unsaid")}</p>}
        <div class="hours-told">
          <div class="hours">
            <span class="choice">{say("alcohol_weekday")}</span>
            <FromUntil
              name={say("alcohol_weekday")}
              of={draft.weekday}
              put={(weekday) => change({ weekday })}
            />
          </div>
          <p class="hint">{say("alcohol_weekday_hint")}</p>
        </div>
        <div class="hours-told">
          <OneDay
            name={say("alcohol_short_day")}
            without={say("alcohol_no_sale")}
            of={draft.short_day}
            usual={NORMAL_SHORT_DAY}
            put={(short_day) => change({ short_day })}
          />
          <p class="hint">{say("alcohol_short_day_hint")}</p>
        </div>
        <div class="hours-told">
          <OneDay
            name={say("alcohol_serving")}
            without={say("alcohol_not_stated")}
            of={draft.serving}
            usual={USUAL_SERVING}
            put={(serving) => change(serving ? { serving } : { serving, serving_weekend: null })}
          />
          <p class="hint">{say("alcohol_serving_hint")}</p>
        </div>
        {draft.serving && (
          <div class="hours-told">
            <OneDay
              name={say("alcohol_weekend")}
              without={say("alcohol_as_other_days")}
              of={draft.serving_weekend}
              usual={USUAL_WEEKEND}
              put={(serving_weekend) => change({ serving_weekend })}
            />
          </div>
        )}
        <p class="hint">{say("alcohol_rest")}</p>
        <p class="hint">{say("alcohol_age")}</p>
        <Outcome of={sending} />
        <div class="field-row">
          <button type="submit" class="key strong" disabled={sending.isOn}>
            <span class="label">{say("alcohol_keep")}</span>
          </button>
        </div>
      </Form>
    </Card>
  );
}
