// Saved views: a question that is asked often, under a name, for oneself or for all who see reports.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { type Load, useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Change } from "../../parts/change.tsx";
import { Choice, Text, Tick } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { linkTo } from "../../visitor/route.ts";
import { registerName } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

const NAME_LENGTH_MAX = 60;
const SPANS = [
  "this_month",
  "last_month",
  "today",
  "yesterday",
  "last_7",
  "this_week",
  "last_week",
  "this_year",
  "last_year",
  "fixed",
] as const;

export interface ShownView {
  view: {
    number: number;
    name: string;
    is_for_all: boolean;
    apart: string;
    span: string;
    register?: string;
  };
  from_day: string;
  to_day: string;
  may_drop: boolean;
}

interface Asked {
  apart: string;
  fra: string;
  til: string;
  kasse: string;
}

export function useSavedViews(): Load<ShownView[]> {
  return useLoad<ShownView[]>("/insight/views");
}

/** A link to each view, where one chooses what to see. */
export function ViewLinks({ of: { now } }: { of: Load<ShownView[]> }) {
  if (!now.value || now.value.length === 0) return null;
  return (
    <nav class="field-row" aria-label={say("insight_views")}>
      {now.value.map(({ view, from_day, to_day }) => (
        <a
          key={view.number}
          class="key small"
          href={linkTo("innsikt", ["rapporter"], {
            etter: view.apart,
            fra: from_day,
            til: to_day,
            kasse: view.register ?? "",
          })}
        >
          <span class="label">{view.name}</span>
        </a>
      ))}
    </nav>
  );
}

/** All views with what they are about, and a form for one more. */
export function SavedViews({ of: load, asked }: { of: Load<ShownView[]>; asked: Asked }) {
  return (
    <div class="cards">
      <Card title={say("insight_views")} lead={say("insight_views_lead")}>
        <Loaded of={load}>
          {(views, again) => (
            <>
              {views.length === 0 && <Nothing title={say("insight_views_none")} />}
              <ul class="alerts">
                {views.map((each) => (
                  <View key={each.view.number} of={each} again={again} />
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </Card>
      <Card title={say("insight_view_new")}>
        <Keep asked={asked} again={load.again} />
      </Card>
    </div>
  );
}

function View({ of: { view, from_day, to_day, may_drop }, again }: { of: ShownView; again: () => void }) {
  const about = [
    sayCode("apart", view.apart),
    view.register ? registerName(view.register) : "",
    `${sayCode("span", view.span)} (${shortDay(from_day)}–${shortDay(to_day)})`,
    view.is_for_all ? say("insight_view_for_all") : "",
  ];
  return (
    <li>
      <p>
        <strong>{view.name}</strong> · {about.filter(Boolean).join(" · ")}
      </p>
      {may_drop && (
        <Change
          act={() => send("DELETE", `/insight/views/${view.number}`)}
          done={again}
          word={say("insight_view_drop", { name: view.name })}
          isReady
        >
          {null}
        </Change>
      )}
    </li>
  );
}

/** Keeps what is asked for now. */
function Keep({ asked, again }: { asked: Asked; again: () => void }) {
  const [name, setName] = useState("");
  const [span, setSpan] = useState<string>(SPANS[0]);
  const [isForAll, setForAll] = useState(false);
  const [keepOnce] = useState(() => once());
  const keep = async () => {
    await keepOnce("/insight/views", {
      name,
      by: asked.apart,
      span,
      register_id: asked.kasse,
      is_for_all: isForAll,
      ...(span === "fixed" ? { from_day: asked.fra, to_day: asked.til } : {}),
    });
    setName("");
  };
  return (
    <Change act={keep} done={again} word={say("insight_view_keep")} isReady={name.trim() !== ""}>
      <Text title={say("insight_view_name")} value={name} put={setName} max={NAME_LENGTH_MAX} />
      <Choice
        title={say("insight_view_span")}
        value={span}
        options={SPANS.map((each) => [each, sayCode("span", each)] as const)}
        put={setSpan}
      />
      <Tick title={say("insight_view_all")} is={isForAll} put={setForAll} />
    </Change>
  );
}
