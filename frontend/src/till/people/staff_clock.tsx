// Coming to work and going, in the staff register: with a PIN or a badge, whether or not anybody is signed on here.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, Refused } from "../../register/api.ts";
import { Icon } from "../../signs/icon.tsx";
import { clockTime } from "../../writing/clock.ts";
import { people, sentence } from "../counter/state.ts";
import { isBadge } from "../keys/badge.ts";
import { hearCodes } from "../keys/scanner.ts";
import { here } from "../line/here.ts";
import { Keys } from "../parts/keys.tsx";
import { language, t } from "../words/say.ts";

interface Colleague {
  person: string;
  name: string;
  operator: string;
  since: string | null;
  may_come: boolean;
}

type Way = "in" | "out";

export function StaffClock({ close }: { close: () => void }) {
  const [staff, setStaff] = useState<Colleague[]>([]);
  const [who, setWho] = useState<Colleague | null>(null);
  const [said, setSaid] = useState("");
  const load = () =>
    call<Colleague[]>("GET", here("/staff")).then(setStaff, (why) => setSaid(sentenceOf(why)));
  useEffect(() => {
    void load();
  }, []);
  const write = async (way: Way, given: object) => {
    try {
      const done = await call<{ name: string; at: string }>("POST", here("/staff"), {
        body: { way, ...given },
      });
      const words = { name: done.name, time: clockTime(new Date(done.at)) };
      setSaid(t(way === "in" ? "staff_came" : "staff_went", words));
      setWho(null);
      await load();
    } catch (why) {
      setSaid(sentenceOf(why));
    }
  };
  return (
    <section class="entrance-card narrow staff-clock" aria-label={t("staff_register")}>
      <h1>{t("staff_register")}</h1>
      {said && <p role="status">{said}</p>}
      {who === null ? (
        <Everybody of={staff} choose={setWho} />
      ) : (
        <Confirm of={who} write={write} back={() => setWho(null)} />
      )}
      <button type="button" class="key quiet" onClick={close}>
        <span class="label">{t("back")}</span>
        <Keys of="Esc" />
      </button>
    </section>
  );
}

function Everybody({ of: staff, choose }: { of: Colleague[]; choose: (who: Colleague) => void }) {
  if (staff.length === 0) return <p>{t("staff_nobody")}</p>;
  return (
    <ul class="tile-list">
      {staff.map((each) => (
        <li key={each.person}>
          <button type="button" class="person" onClick={() => choose(each)}>
            <span class="person-text">
              <strong>{each.name}</strong>
              <small>
                {each.since ? t("staff_since", { time: clockTime(new Date(each.since)) }) : t("staff_away")}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ConfirmProps {
  of: Colleague;
  write: (way: Way, given: object) => Promise<void>;
  back: () => void;
}

/**
 * Her own PIN or badge; for somebody who has no number here another confirms. Who came long ago may have forgotten to
 * go: she says which it is.
 */
function Confirm({ of: who, write, back }: ConfirmProps) {
  const [way, setWay] = useState<Way>(who.since === null ? "in" : "out");
  const [operator, setOperator] = useState(who.operator || (people.value[0]?.operator_id ?? ""));
  const [pin, setPin] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const take = (code: string) => {
      if (!isBadge(code)) return false;
      setPin("");
      void write(way, { badge: code, person: who.person });
      return true;
    };
    return hearCodes(window, take);
  }, [who.person, way]);
  return (
    <form
      class="staff-confirm"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const given = { operator, pin, person: who.person };
        setPin("");
        void write(way, given);
      }}
    >
      <p class="lead">{t(way === "in" ? "staff_comes" : "staff_goes", { name: who.name })}</p>
      {who.since !== null && who.may_come && (
        <button type="button" class="key quiet" onClick={() => setWay(way === "in" ? "out" : "in")}>
          <span class="label">{t(way === "in" ? "staff_rather_out" : "staff_rather_in")}</span>
        </button>
      )}
      {!who.operator && (
        <label class="field">
          <span>{t("staff_confirms")}</span>
          <select value={operator} onChange={(event) => setOperator(event.currentTarget.value)}>
            {people.value.map((each) => (
              <option key={each.operator_id} value={each.operator_id}>
                {each.first_name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{t("staff_pin")}</span>
        <span class="field-box">
          <input
            ref={field}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            maxLength={16}
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </span>
      </label>
      <button type="submit" class="key strong wide" disabled={pin.length < 4}>
        <Icon name="check" />
        <span class="label">{t(way === "in" ? "staff_write_in" : "staff_write_out")}</span>
      </button>
      <button type="button" class="key quiet" onClick={back}>
        <span class="label">{t("somebody_else")}</span>
      </button>
    </form>
  );
}

function sentenceOf(why: unknown): string {
  return why instanceof Refused ? sentence(why.problem, language()) : t("staff_no_answer");
}
