// Which register this screen stands at, where there are several, or where its own was taken out of use.

import { Icon } from "../../signs/icon.tsx";
import { Mark } from "../../signs/mark.tsx";
import { choose, open } from "../actions/session.ts";
import { movedAway, registers, view } from "../counter/state.ts";
import { t } from "../words/say.ts";

export function ChooseRegister() {
  const left = view.value?.register;
  const known = registers.value ?? [];
  const here = known.filter((register) => register.is_in_use);
  return (
    <main class="entrance">
      <section class="entrance-card narrow" aria-labelledby="choose-register">
        <Mark />
        <h1 id="choose-register">{t(here.length > 0 ? "choose_register" : "none_here")}</h1>
        {left && <p>{t("out_of_use", { register: left.register_id })}</p>}
        {movedAway.value !== "" && <p>{t("moved_away", { register: movedAway.value })}</p>}
        {here.length === 0 && <p>{t(known.length > 0 ? "none_used_here" : "none_at_all")}</p>}
        <ul class="tile-list">
          {here.map((register) => (
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
        {here.length === 0 && (
          <div class="entrance-actions">
            <button type="button" class="key strong" onClick={() => void open()}>
              <span class="label">{t("try_again")}</span>
            </button>
            {known.length > 0 && (
              <a class="key" href="/office.html">
                <Icon name="book" />
                <span class="label">{t("office")}</span>
              </a>
            )}
          </div>
        )}
      </section>
    </main>
  );
}
