// The hub's page: a PIN, then the fleet.

import { useRef, useState } from "preact/hooks";
import { faultOf } from "../office/line/load.ts";
import { Form } from "../office/parts/form.tsx";
import { Glyph } from "../office/parts/glyph.tsx";
import { Looks } from "../office/parts/looks.tsx";
import { Said } from "../office/parts/page.tsx";
import { say } from "../office/words/say.ts";
import { Mark } from "../signs/mark.tsx";
import { FleetPage } from "./fleet.tsx";
import { enter, leave, presence } from "./keeper.ts";

const PIN_LENGTH_MIN = 4;

export function Hub() {
  if (presence.value === "looking") {
    return (
      <main class="office-waiting">
        <Mark />
        <p>{say("loading")}</p>
      </main>
    );
  }
  return presence.value === "away" ? <Door /> : <Inside />;
}

function Door() {
  const [pin, setPin] = useState("");
  const [fault, setFault] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const go = async () => {
    setFault("");
    try {
      await enter(pin);
    } catch (why) {
      setFault(faultOf(why));
      setPin("");
      field.current?.focus();
    }
  };
  return (
    <main class="office-door">
      <Form class="door-card" send={go}>
        <Mark />
        <h1>{say("hub")}</h1>
        <p class="hint">{say("hub_lead")}</p>
        {fault && <Said tone="bad">{fault}</Said>}
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
        <button type="submit" class="key strong" disabled={pin.length < PIN_LENGTH_MIN}>
          <span class="label">{say("sign_on")}</span>
        </button>
        <footer class="door-foot">
          <Looks />
        </footer>
      </Form>
    </main>
  );
}

function Inside() {
  return (
    <div class="hub">
      <header class="hub-bar">
        <Mark />
        <Looks />
        <button type="button" class="key small" onClick={() => void leave()}>
          <Glyph name="leave" />
          <span class="label">{say("sign_off")}</span>
        </button>
      </header>
      <main class="page">
        <FleetPage />
      </main>
    </div>
  );
}
