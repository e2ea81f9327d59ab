// Which register this screen stands at, where there are several.

import { choose } from "../actions/session.ts";
import { Mark } from "../parts/mark.tsx";
import { registers } from "../state.ts";
import { t } from "../words.ts";

export function ChooseRegister() {
  return (
    <main class="entrance">
      <section class="entrance-card narrow" aria-labelledby="choose-register">
        <Mark />
        <h1 id="choose-register">{t("choose_register")}</h1>
        <ul class="tile-list">
          {registers.value?.map((register) => (
            <li key={register.register_id}>
              <button type="button" class="person" onClick={() => void choose(register.register_id)}>
                <span class="person-text">
                  <strong>{register.description || register.register_id}</strong>
                  <small>
                    {register.location} · {register.register_id}
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
