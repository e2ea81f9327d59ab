// Which register this screen stands at, where there are several, or where its own was taken out of use.

import { Mark } from "../../signs/mark.tsx";
import { choose } from "../actions/session.ts";
import { registers, view } from "../counter/state.ts";
import { t } from "../words/say.ts";

export function ChooseRegister() {
  const left = view.value?.register;
  return (
    <main class="entrance">
      <section class="entrance-card narrow" aria-labelledby="choose-register">
        <Mark />
        <h1 id="choose-register">{t("choose_register")}</h1>
        {left && <p>{t("out_of_use", { register: left.register_id })}</p>}
        <ul class="tile-list">
          {registers.value?.map(
            (register) =>
              register.is_in_use && (
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
              ),
          )}
        </ul>
      </section>
    </main>
  );
}
