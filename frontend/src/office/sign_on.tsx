// Coming to the office: a name and a PIN, the same as at the till.

import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../api.ts";
import { Mark } from "../parts/mark.tsx";
import { enter, type Person, people } from "./enter.ts";
import { faultOf } from "./load.ts";
import { Looks } from "./nav.tsx";
import { Glyph } from "./parts/glyph.tsx";
import { Said } from "./parts/page.tsx";
import { say } from "./say.ts";
import { away } from "./session.ts";

const PIN_LENGTH_MIN = 4;

export function SignOn() {
  const [known, setKnown] = useState<Person[] | null>(null);
  const [fault, setFault] = useState("");
  const [operator, setOperator] = useState("");
  const [pin, setPin] = useState("");
  const [isAsking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const look = (signal?: AbortSignal) => {
    people(signal).then(
      (found) => {
        setKnown(found);
        setFault("");
        if (found.length === 1) setOperator(found[0]?.operator_id ?? "");
      },
      (why: unknown) => signal?.aborted || setFault(faultOf(why)),
    );
  };
  useEffect(() => {
    document.title = `${say("office")} – datakasse`;
    const gone = new AbortController();
    look(gone.signal);
    return () => gone.abort();
  }, []);
  const go = async () => {
    if (operator === "" || pin.length < PIN_LENGTH_MIN || isAsking) return;
    setAsking(true);
    setFault("");
    try {
      await enter(operator, pin);
    } catch (why) {
      setFault(why instanceof Refused ? faultOf(why) : say("no_answer"));
      setPin("");
      field.current?.focus();
    } finally {
      setAsking(false);
    }
  };
  return (
    <main class="office-door">
      <form
        class="door-card"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Mark />
        <h1>{say("office")}</h1>
        <p class="hint">{say("office_lead")}</p>
        {away.value === "timed_out" && <Said tone="good">{say("timed_out")}</Said>}
        {fault && <Said tone="bad">{fault}</Said>}
        {known === null ? (
          fault ? (
            <button type="button" class="key" onClick={() => look()}>
              <Glyph name="again" />
              <span class="label">{say("try_again")}</span>
            </button>
          ) : (
            <p role="status">{say("loading")}</p>
          )
        ) : known.length === 0 ? (
          <p>{say("nobody_of_the_office")}</p>
        ) : (
          <>
            <fieldset class="door-people">
              <legend>{say("who_is_it")}</legend>
              {known.map((person) => (
                <label key={person.operator_id}>
                  <input
                    type="radio"
                    name="operator"
                    value={person.operator_id}
                    checked={operator === person.operator_id}
                    onChange={() => setOperator(person.operator_id)}
                    onClick={(event) => {
                      // A finger or a mouse goes on to the PIN; the arrow keys go on to the next name.
                      if (event.detail > 0) field.current?.focus();
                    }}
                  />
                  <strong>{person.first_name}</strong>
                  <small>{person.operator_id}</small>
                </label>
              ))}
            </fieldset>
            <label class="field">
              <span>{say("pin")}</span>
              <input
                ref={field}
                type="password"
                inputMode="numeric"
                autocomplete="off"
                maxLength={8}
                value={pin}
                onInput={(event) => setPin(event.currentTarget.value)}
              />
            </label>
            <button
              type="submit"
              class="key strong"
              disabled={operator === "" || pin.length < PIN_LENGTH_MIN || isAsking}
            >
              <span class="label">{say("sign_on")}</span>
            </button>
          </>
        )}
        <footer class="door-foot">
          <a href="/">
            <Glyph name="till" />
            {say("to_the_till")}
          </a>
          <Looks />
        </footer>
      </form>
    </main>
  );
}
