// Experiments with prices: what they are, how far they have come, and once they are over what may be said of them.

import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Change } from "../../parts/change.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag, type Tone } from "../../parts/page.tsx";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { NewExperiment } from "./experiment_form.tsx";
import { InsightTabs } from "./insight_tabs.tsx";

interface Effect {
  verdict: "too_little" | "unclear" | "more" | "less";
  pairs: number;
  difference: number;
  low: number;
  high: number;
  missed_per_thousand: number;
}

interface Measured {
  measure: "quantity" | "sales" | "margin";
  usual: number;
  tried: number;
  effect: Effect;
}

interface Experiment {
  number: number;
  turn: "day" | "week";
  first_day: string;
  last_day: string;
  stopped_on: string | null;
  state: "to_come" | "runs" | "over";
  seed: string;
  prices: { price: { usual_ore: number; tried_ore: number }; name: string }[];
  is_tried_today: boolean | null;
  price_is_off: boolean;
  pairs: number;
  done: number;
  left_out: number;
  left_out_for: { why: "holiday" | "not_open" | "not_set" | "other_price"; pairs: number }[];
  measured: Measured[];
}

const STATES: Record<Experiment["state"], Tone> = { to_come: "waits", runs: "waits", over: "plain" };
const VERDICTS: Record<Effect["verdict"], Tone> = {
  too_little: "waits",
  unclear: "plain",
  more: "good",
  less: "bad",
};

export function InsightExperiments() {
  const load = useLoad<{ experiments: Experiment[] }>("/insight/experiments");
  return (
    <Page title={say("insight_experiments")} lead={say("experiments_lead")}>
      <InsightTabs />
      {may("administer") && <NewExperiment done={load.again} />}
      <Loaded of={load}>
        {({ experiments }, again) =>
          experiments.length === 0 ? (
            <Nothing title={say("experiment_none")} />
          ) : (
            experiments.map((each) => <Shown key={each.number} of={each} again={again} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function Shown({ of: each, again }: { of: Experiment; again: () => void }) {
  const names = each.prices.map(({ name }) => name).join(", ");
  const told = {
    from: shortDay(each.first_day),
    to: shortDay(each.last_day),
    turn: sayCode("experiment_turn", each.turn),
  };
  return (
    <Card
      title={say("experiment_title", { number: each.number, names })}
      lead={say("experiment_days", told)}
      actions={<Tag tone={STATES[each.state]}>{sayCode("experiment_state", each.state)}</Tag>}
    >
      <div class="stack">
        <ul>
          {each.prices.map(({ price, name }) => (
            <li key={name}>
              {say("experiment_prices", {
                name,
                usual: kroner(price.usual_ore),
                tried: kroner(price.tried_ore),
              })}
            </li>
          ))}
        </ul>
        {each.stopped_on && <p>{say("experiment_stopped", { day: shortDay(each.stopped_on) })}</p>}
        {each.is_tried_today !== null && (
          <p>{say(each.is_tried_today ? "experiment_today_tried" : "experiment_today_usual")}</p>
        )}
        {each.price_is_off && (
          <p>
            <Tag tone="bad">{say("experiment_off")}</Tag>
          </p>
        )}
        {each.state === "over" ? (
          <Told of={each} />
        ) : (
          <p>{say("experiment_progress", { done: each.done, pairs: each.pairs })}</p>
        )}
        <LeftOut of={each} />
        <p class="hint">{say("experiment_seed", { seed: each.seed })}</p>
        {each.state !== "over" && may("administer") && (
          <Change
            act={() => send("DELETE", `/insight/experiments/${each.number}`)}
            done={again}
            word={say("experiment_stop")}
            isReady
          >
            {null}
          </Change>
        )}
      </div>
    </Card>
  );
}

function Told({ of: each }: { of: Experiment }) {
  return (
    <>
      <p>{say("experiment_rests", { pairs: each.done - each.left_out, done: each.done })}</p>
      {each.measured.some(isKnown) ? (
        each.measured.map((figure) => <Figure key={figure.measure} of={figure} turn={each.turn} />)
      ) : (
        <p>
          <Tag tone="waits">{sayCode("experiment_verdict", "too_little")}</Tag>{" "}
          {say("experiment_too_little", { pairs: each.done - each.left_out })}
        </p>
      )}
    </>
  );
}

/** How many pairs tell nothing, and why: told while it runs too, for it says nothing of what was sold. */
function LeftOut({ of: { left_out, left_out_for } }: { of: Experiment }) {
  if (left_out === 0) return null;
  return (
    <div>
      <p>{say("experiment_left_out", { left_out })}</p>
      <ul>
        {left_out_for.map(({ why, pairs }) => (
          <li key={why}>{sayCode("experiment_left_out", why, { pairs })}</li>
        ))}
      </ul>
    </div>
  );
}

/** Whether anything may be said of a figure; all of an experiment rest on the same pairs. */
function isKnown({ effect }: Measured): boolean {
  return effect.verdict !== "too_little";
}

function Figure({ of: { measure, usual, tried, effect }, turn }: { of: Measured; turn: string }) {
  const show = (amount: number) => (measure === "quantity" ? quantity(amount) : kroner(amount));
  const per = sayCode("experiment_per", turn);
  return (
    <div>
      <p>
        <strong>{sayCode("experiment_measure", measure)}</strong>{" "}
        <Tag tone={VERDICTS[effect.verdict]}>{sayCode("experiment_verdict", effect.verdict)}</Tag>
      </p>
      <p>{say("experiment_figures", { usual: show(usual), tried: show(tried), turn: per })}</p>
      <p>
        {say("experiment_interval", { low: show(effect.low), high: show(effect.high), turn: per })}{" "}
        {say("experiment_missed", { share: `${quantity(effect.missed_per_thousand * 100)} %` })}
      </p>
    </div>
  );
}
