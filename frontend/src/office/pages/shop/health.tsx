// Whether the shop is well: what was found, worst first, why and what to do; below it what to do step by step.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { type Load, useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { language } from "../../visitor/dress.ts";
import { may } from "../../visitor/session.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

interface Told {
  nb: string;
  nn: string;
  en: string;
}

type State = "good" | "notice" | "bad" | "unknown";

interface Finding {
  name: string;
  register: string;
  code: string;
  state: State;
  what: Told;
  cause: Told | null;
  cure: Told | null;
  guide: string;
}

interface Examination {
  at: string;
  findings: Finding[];
}

interface Guide {
  name: string;
  title: Told;
  steps: Told[];
}

const TONES: Record<State, Tone> = { good: "good", notice: "waits", bad: "bad", unknown: "plain" };

export function HealthPage() {
  const load = useLoad<Examination>("/health");
  const guides = useLoad<Guide[]>("/health/guides");
  return (
    <Page title={say("page_health")} lead={say("health_lead")} actions={<Again of={load} />}>
      <Loaded of={load}>{(found) => <Findings of={found} guides={guides.now.value ?? []} />}</Loaded>
      <Loaded of={guides}>{(known) => <Guides of={known} />}</Loaded>
      <Support />
    </Page>
  );
}

function Again({ of: load }: { of: Load<Examination> }) {
  const isLooking = load.now.state === "loading";
  return (
    <>
      {isLooking && (
        <p class="hint" role="status">
          {say("health_looking")}
        </p>
      )}
      <button type="button" class="key" disabled={isLooking} onClick={load.again}>
        <Glyph name="again" />
        <span class="label">{say("health_again")}</span>
      </button>
    </>
  );
}

interface FindingsProps {
  of: Examination;
  guides: readonly Guide[];
}

function Findings({ of: { at, findings }, guides }: FindingsProps) {
  const wrong = findings.filter(({ state }) => state === "bad" || state === "notice");
  const unknown = findings.filter(({ state }) => state === "unknown");
  const good = findings.filter(({ state }) => state === "good");
  return (
    <Card title={say("health_found")} lead={say("health_at", { at: shortMoment(at) })}>
      {wrong.length === 0 ? (
        <Said tone="good">{say("health_all_good")}</Said>
      ) : (
        <>
          <p>{say("health_wrong", { count: wrong.length })}</p>
          <Rows of={wrong} guides={guides} />
        </>
      )}
      {unknown.length > 0 && (
        <details class="more">
          <summary>{say("health_unknown_rest", { count: unknown.length })}</summary>
          <Rows of={unknown} guides={guides} />
        </details>
      )}
      {good.length > 0 && (
        <details class="more">
          <summary>{say("health_good_rest", { count: good.length })}</summary>
          <Rows of={good} guides={guides} />
        </details>
      )}
    </Card>
  );
}

function Rows({ of: findings, guides }: { of: Finding[]; guides: readonly Guide[] }) {
  return (
    <ul class="routine">
      {findings.map((finding) => {
        const guide = guides.find((each) => each.name === finding.guide);
        return (
          <li key={`${finding.name} ${finding.register}`}>
            <h3>
              <span>
                {sayCode("looked", finding.name)}
                {finding.register && <small class="hint"> {finding.register}</small>}
              </span>
              <Tag tone={TONES[finding.state]}>{sayCode("health_state", finding.state)}</Tag>
            </h3>
            <p>{finding.what[language.value]}</p>
            {(finding.cause || finding.cure) && (
              <dl class="why">
                {finding.cause && <Why word={say("health_why")}>{finding.cause[language.value]}</Why>}
                {finding.cure && <Why word={say("health_do")}>{finding.cure[language.value]}</Why>}
              </dl>
            )}
            {guide && (
              <p>
                <button type="button" class="key small" onClick={() => openGuide(guide.name)}>
                  <span class="label">{say("health_guide", { title: guide.title[language.value] })}</span>
                </button>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Why({ word, children }: { word: string; children: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function guideId(name: string): string {
  return `guide-${name}`;
}

/** Open a guide further down the page and go there. */
function openGuide(name: string): void {
  const guide = document.getElementById(guideId(name));
  if (!(guide instanceof HTMLDetailsElement)) return;
  guide.open = true;
  guide.querySelector("summary")?.focus();
}

function Guides({ of: guides }: { of: Guide[] }) {
  return (
    <Card title={say("health_guides")} lead={say("health_guides_lead")}>
      {guides.map((guide) => (
        <details key={guide.name} id={guideId(guide.name)} class="more">
          <summary>{guide.title[language.value]}</summary>
          <ol class="guide">
            {guide.steps.map((step) => (
              <li key={step.nb}>{step[language.value]}</li>
            ))}
          </ol>
        </details>
      ))}
    </Card>
  );
}

interface Bundle {
  name: string;
  parts: { name: string; what: Told; text: string }[];
}

/** The support bundle: all that is in it is shown before it can be fetched. */
function Support() {
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const sending = useSending();
  const make = () => sending.over(async () => setBundle(await send<Bundle>("POST", "/health/bundle")));
  return (
    <Card title={say("support_title")} lead={say("support_lead")}>
      {may("administer") ? (
        <button type="button" class="key" disabled={sending.isOn} onClick={() => void make()}>
          <span class="label">{say(sending.isOn ? "support_making" : "support_make")}</span>
        </button>
      ) : (
        <p class="hint">{say("support_manager_only")}</p>
      )}
      <Outcome of={sending} />
      {bundle !== null && (
        <div class="stack after">
          <p>{say("support_in_it")}</p>
          {bundle.parts.map((part) => (
            <details key={part.name} class="more">
              <summary>
                {part.name} – {part.what[language.value]}
              </summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
              <pre class="bundled" tabIndex={0}>
                {part.text}
              </pre>
            </details>
          ))}
          <p>
            <Download path="/health/bundle" class="key strong">
              {say("support_fetch", { name: bundle.name })}
            </Download>
          </p>
        </div>
      )}
    </Card>
  );
}
