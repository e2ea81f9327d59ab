// Coming to the office: a name, and what that person is asked for here: a PIN, or a password and perhaps a code.

import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../../register/api.ts";
import { Mark } from "../../signs/mark.tsx";
import { faultOf } from "../line/load.ts";
import { Form } from "../parts/form.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { Looks } from "../parts/looks.tsx";
import { Said } from "../parts/page.tsx";
import { away } from "../visitor/session.ts";
import { say } from "../words/say.ts";
import { enter, enterByPasskey, type Given, type Person, people } from "./enter.ts";
import { hasPasskeys, isDeclined } from "./passkey.ts";

const PIN_LENGTH_MIN = 4;
const PIN_LENGTH_MAX = 8;
const PASSWORD_LENGTH_MAX = 200;

export function SignOn() {
  const [known, setKnown] = useState<Person[] | null>(null);
  const [fault, setFault] = useState("");
  const [operator, setOperator] = useState("");
  const [secret, setSecret] = useState("");
  const [code, setCode] = useState("");
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
  const person = known?.find((each) => each.operator_id === operator);
  const way = person?.way ?? "pin";
  const canShowPasskey = person?.has_passkey === true && hasPasskeys();
  const isReady =
    operator !== "" &&
    !isAsking &&
    (way === "pin" ? secret.length >= PIN_LENGTH_MIN : secret !== "" && (way !== "code" || code !== ""));
  const choose = (person: Person) => {
    setOperator(person.operator_id);
    setSecret("");
    setCode("");
  };
  const go = async () => {
    if (!isReady || way === "not_from_here") return;
    setAsking(true);
    setFault("");
    try {
      const given: Given = way === "pin" ? { pin: secret } : { password: secret };
      await enter(operator, way === "code" ? { ...given, code } : given);
    } catch (why) {
      setFault(why instanceof Refused ? faultOf(why) : say("no_answer"));
      setSecret("");
      setCode("");
      field.current?.focus();
    } finally {
      setAsking(false);
    }
  };
  const goByPasskey = async () => {
    setAsking(true);
    setFault("");
    try {
      await enterByPasskey(operator);
    } catch (why) {
      if (isDeclined(why)) setFault(say("passkey_declined"));
      else setFault(why instanceof Refused ? faultOf(why) : say("no_answer"));
    } finally {
      setAsking(false);
    }
  };
  return (
    <main class="office-door">
      <Form class="door-card" send={go}>
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
                    onChange={() => choose(person)}
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
            {canShowPasskey && (
              <button type="button" class="key strong" disabled={isAsking} onClick={() => void goByPasskey()}>
                <span class="label">{say("passkey_enter")}</span>
              </button>
            )}
            {way === "not_from_here" ? (
              !canShowPasskey && <p class="hint">{say("only_at_the_machine")}</p>
            ) : (
              <>
                <label class="field">
                  <span>{say(way === "pin" ? "pin" : "password")}</span>
                  <input
                    ref={field}
                    type="password"
                    inputMode={way === "pin" ? "numeric" : "text"}
                    autocomplete={way === "pin" ? "off" : "current-password"}
                    maxLength={way === "pin" ? PIN_LENGTH_MAX : PASSWORD_LENGTH_MAX}
                    value={secret}
                    onInput={(event) => setSecret(event.currentTarget.value)}
                  />
                </label>
                {way === "code" && (
                  <label class="field">
                    <span>{say("one_time_code")}</span>
                    <input
                      inputMode="text"
                      autocomplete="one-time-code"
                      spellcheck={false}
                      value={code}
                      onInput={(event) => setCode(event.currentTarget.value)}
                    />
                    <small>{say("one_time_code_hint")}</small>
                  </label>
                )}
                <button type="submit" class={canShowPasskey ? "key" : "key strong"} disabled={!isReady}>
                  <span class="label">{say("sign_on")}</span>
                </button>
              </>
            )}
          </>
        )}
        <footer class="door-foot">
          <a href="/">
            <Glyph name="till" />
            {say("to_the_till")}
          </a>
          <Looks />
        </footer>
      </Form>
    </main>
  );
}
