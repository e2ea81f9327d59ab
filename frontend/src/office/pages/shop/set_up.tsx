// From a new shop to its first sale: what is missing, what the shop is, and ten sales to practise.

import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said, Tag, type Tone } from "../../parts/page.tsx";
import { linkTo, place } from "../../visitor/route.ts";
import { say, sayCode } from "../../words/say.ts";
import type { OfficeKey } from "../../words/table.ts";
import { DescribeShop, type ShopShown } from "./describe_shop.tsx";
import { SetUpMail } from "./set_up_mail.tsx";
import { SetUpMeans } from "./set_up_means.tsx";
import { SetUpOpening } from "./set_up_opening.tsx";
import { SetUpPrinters } from "./set_up_printers.tsx";
import { SetUpReceipt } from "./set_up_receipt.tsx";
import { SetUpRegisters } from "./set_up_registers.tsx";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Point {
  point: string;
  standing: "done" | "missing" | "advised";
  done: number;
  wanted: number;
}

interface SetUpShown extends ShopShown {
  readiness: { ready: boolean; points: Point[] };
  /** Numbers of the exercises that somebody has done in training. */
  practised: number[];
}

const TONES: Record<Point["standing"], Tone> = { done: "good", missing: "bad", advised: "waits" };
const EXERCISES = Array.from({ length: 10 }, (_, number) => String(number + 1));

/** Where what a point asks for is done. */
const PLACES: Record<string, { page: string; part?: string; word: OfficeKey }> = {
  printer: { page: "oppsett", part: "skrivere", word: "set_up_part_printers" },
  opening_hours: { page: "oppsett", part: "apningstider", word: "set_up_part_opening" },
  hours: { page: "oppsett", part: "apningstider", word: "set_up_part_opening" },
  means: { page: "oppsett", part: "betaling", word: "set_up_part_means" },
  articles: { page: "varer", word: "page_catalogue" },
  people: { page: "folk", word: "page_people" },
  second_factor: { page: "innlogging", word: "page_sign_in" },
  backup: { page: "kopi", word: "page_backup" },
};

export function SetUp() {
  const [part] = place.value.rest;
  if (part === "apningstider") return <SetUpOpening />;
  if (part === "betaling") return <SetUpMeans />;
  if (part === "epost") return <SetUpMail />;
  if (part === "kasser") return <SetUpRegisters />;
  if (part === "kvittering") return <SetUpReceipt />;
  return part === "skrivere" ? <SetUpPrinters /> : <SetUpShop />;
}

function SetUpShop() {
  const load = useLoad<SetUpShown>("/set-up");
  return (
    <Page title={say("page_set_up")} lead={say("set_up_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Ready of={shown.readiness} />
            <DescribeShop of={shown} done={again} />
            <Practise
              of={shown.readiness.points.find((each) => each.point === "practice")}
              practised={shown.practised}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Ready({ of: { ready, points } }: { of: SetUpShown["readiness"] }) {
  const missing = points.filter((each) => each.standing === "missing").length;
  return (
    <Card title={say("ready_title")}>
      {ready ? <Said tone="good">{say("ready_yes")}</Said> : <p>{say("ready_no", { count: missing })}</p>}
      <ol class="routine">
        {points.map((point) => (
          <li key={point.point}>
            <ReadyPoint of={point} />
          </li>
        ))}
      </ol>
      <p class="hint">
        {say("set_up_accounts")} <a href={linkTo("kontering")}>{say("page_mapping")}</a>
      </p>
    </Card>
  );
}

function ReadyPoint({ of: point }: { of: Point }) {
  const where = PLACES[point.point];
  return (
    <div class="ready">
      <Tag tone={TONES[point.standing]}>{sayCode("stands", point.standing)}</Tag>
      <span>{sayCode("ready", point.point)}</span>
      {point.wanted > 0 && (
        <span class="hint">{say("ready_counted", { done: point.done, wanted: point.wanted })}</span>
      )}
      {where && point.standing !== "done" && (
        <a href={linkTo(where.page, where.part ? [where.part] : [])}>{say(where.word)}</a>
      )}
    </div>
  );
}

function Practise({ of: point, practised }: { of: Point | undefined; practised: readonly number[] }) {
  if (!point) return null;
  const told = say("set_up_practised", { done: point.done, wanted: point.wanted });
  return (
    <Card
      title={say("set_up_practise")}
      lead={say("set_up_practise_lead")}
      actions={
        <div class="progress">
          <progress max={point.wanted} value={point.done} aria-label={told} />
          <span>{told}</span>
        </div>
      }
    >
      <ol class="guide">
        {EXERCISES.map((each) => (
          <li key={each}>
            {sayCode("practise", each)}{" "}
            {practised.includes(Number(each)) && <Tag tone="good">{say("stands_done")}</Tag>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
