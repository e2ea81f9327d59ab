// A device that the register does not know: let in by a code it has scanned, or told how to come in.

import { useSignal } from "@preact/signals";
import { Icon } from "../../signs/icon.tsx";
import { Mark } from "../../signs/mark.tsx";
import { decline, likelyName, pair } from "../actions/devices.ts";
import { open } from "../actions/session.ts";
import { isShutOut, message } from "../counter/state.ts";
import { Field } from "../parts/field.tsx";
import { t } from "../words/say.ts";

export function Pair() {
  const name = useSignal(likelyName());
  return (
    <main class="entrance">
      <form
        class="entrance-card narrow"
        aria-labelledby="pair-title"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void pair(name.value.trim());
        }}
      >
        <Mark />
        <h1 id="pair-title">{t("pair_title")}</h1>
        <Field label={t("pair_name")} value={name} hint={t("pair_hint")} wide />
        <p class="entrance-message" role="alert">
          {message.value?.text}
        </p>
        <div class="entrance-actions">
          <button type="submit" class="key strong" disabled={name.value.trim() === ""}>
            <Icon name="check" />
            <span class="label">{t("pair_do")}</span>
          </button>
          <button type="button" class="key quiet" onClick={decline}>
            <span class="label">{t("back")}</span>
          </button>
        </div>
      </form>
    </main>
  );
}

export function ShutOut() {
  return (
    <main class="entrance">
      <section class="entrance-card narrow" aria-labelledby="shut-out">
        <Mark />
        <h1 id="shut-out">{t("shut_out")}</h1>
        <p role="alert">{t("shut_out_do")}</p>
        <div class="entrance-actions">
          <button
            type="button"
            class="key strong"
            onClick={() => {
              isShutOut.value = false;
              void open();
            }}
          >
            <span class="label">{t("try_again")}</span>
          </button>
        </div>
      </section>
    </main>
  );
}
