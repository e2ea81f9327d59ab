// In one look: where the vouchers are, from which day they go, and what an earlier connection left undone.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { type Connection, type DeliveryShown, goesAsFiles } from "../../ledger/delivery_shapes.ts";
import { send } from "../../line/ask.ts";
import { Day } from "../../parts/fields.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Card, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { businessDay, shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

export const TONES: Record<string, Tone> = {
  waiting: "waits",
  sent: "waits",
  confirmed: "good",
  refused: "bad",
  needs_a_person: "bad",
  skipped: "plain",
};

interface Props {
  of: DeliveryShown;
  done: () => void;
}

export function Standing({ of: shown, done }: Props) {
  const sending = useSending();
  const connection = shown.connection;
  if (connection === null) return null;
  const byFile = goesAsFiles(connection);
  const system = shown.systems.find((each) => each.name === connection.system)?.title ?? connection.system;
  const isSending = connection.on && !byFile && connection.stopped === "" && !shown.is_for_another;
  const deliver = () =>
    sending.over(async () => {
      await send("POST", "/delivery/run");
      done();
    });
  return (
    <Card
      title={byFile ? say("delivery_files") : system}
      lead={connection.whose ? say("delivery_whose", { whose: connection.whose }) : ""}
      actions={
        isSending && (
          <button type="button" class="key small" onClick={() => void deliver()}>
            <Glyph name="send" />
            <span class="label">{say("delivery_now")}</span>
          </button>
        )
      }
    >
      <p>
        <State of={connection} isElsewhere={shown.is_for_another} />
      </p>
      <Outcome of={sending} />
      <dl class="figures counts">
        {Object.keys(TONES).map((state) => (
          <Figure key={state} name={sayCode("delivered", state)} text={String(shown.counts[state] ?? 0)} />
        ))}
      </dl>
      <VatApart of={shown} />
      {shown.left_behind > 0 && <p>{say("delivery_left_behind", { count: shown.left_behind })}</p>}
      {byFile && connection.on && <Filed done={done} />}
    </Card>
  );
}

/** Whether anything is sent, and from which day: a day to come is a year mistyped more often than a wish. */
function State({ of: connection, isElsewhere }: { of: Connection; isElsewhere: boolean }) {
  if (connection.stopped) return <Tag tone="bad">{connection.stopped}</Tag>;
  if (!connection.on) return <Tag tone="plain">{say("delivery_off")}</Tag>;
  const start = connection.start ?? "";
  const day = shortDay(start);
  if (start > businessDay()) return <Tag tone="waits">{say("delivery_begins", { day })}</Tag>;
  if (goesAsFiles(connection)) return <Tag tone="good">{say("delivery_files_since", { day })}</Tag>;
  return <Tag tone="good">{say(isElsewhere ? "delivery_elsewhere" : "delivery_since", { day })}</Tag>;
}

/** What their VAT has come to more than ours, where they reckon it themselves. */
function VatApart({ of: shown }: { of: DeliveryShown }) {
  const apart = Object.entries(shown.vat_difference_ore).filter(([, ore]) => ore !== 0);
  if (apart.length === 0) return null;
  const told = apart.map(([code, ore]) => say("delivery_vat_of", { code, kroner: kroner(ore) })).join(", ");
  return <p>{say("delivery_vat", { told })}</p>;
}

/** Where to fetch the files, and the last day that was taken over from one. */
function Filed({ done }: { done: () => void }) {
  const [through, setThrough] = useState("");
  const sending = useSending();
  const note = () =>
    sending.over(async () => {
      await send("POST", "/delivery/filed", { through });
      setThrough("");
      done();
    });
  return (
    <>
      {may("export") && (
        <p>
          <a href={linkTo("kontroll")}>{say("delivery_files_where")}</a>
        </p>
      )}
      <div class="field-row">
        <Day title={say("filed_through")} value={through} put={setThrough} />
        <button
          type="button"
          class="key"
          disabled={through === "" || sending.isOn}
          onClick={() => void note()}
        >
          <span class="label">{say("filed_note")}</span>
        </button>
      </div>
      <Outcome of={sending} />
    </>
  );
}
