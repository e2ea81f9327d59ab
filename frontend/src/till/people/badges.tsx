// Badges: a new card for somebody, shown this once to be printed; or the card she has is taken away.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Badge, Colleague } from "../../register/people.ts";
import { Icon } from "../../signs/icon.tsx";
import { issueBadge, revokeBadge } from "../actions/badges.ts";
import { people, view } from "../counter/state.ts";
import { Panel } from "../parts/panel.tsx";
import { roleName } from "../parts/pin_pad.tsx";
import { t } from "../words/say.ts";

export function Badges() {
  const card = useSignal<{ of: Colleague; badge: Badge } | null>(null);
  const waiting = useSignal<Colleague | null>(null);
  const pin = useSignal("");
  const make = async (of: Colleague) => {
    const given = pin.value;
    pin.value = "";
    const badge = await issueBadge(of.operator_id, given);
    if (badge === "proof_needed") waiting.value = of;
    else if (badge !== null) {
      waiting.value = null;
      card.value = { of, badge };
    }
  };
  const made = card.value;
  return (
    <Panel
      title={t("badges")}
      lead={t("badges_hint")}
      onSubmit={() => {
        if (waiting.value !== null && pin.value !== "") void make(waiting.value);
      }}
      actions={
        made !== null && (
          <button type="button" class="key strong" onClick={() => window.print()}>
            <Icon name="printer" />
            <span class="label">{t("badge_print")}</span>
          </button>
        )
      }
    >
      {made !== null && <Card of={made.of} badge={made.badge} />}
      {waiting.value !== null && <OwnPin name={waiting.value.first_name} pin={pin} />}
      <ul class="rows">
        {people.value.map((person) => (
          <li key={person.operator_id} class="row badge-row">
            <span class="row-text">
              <strong>{person.first_name}</strong>
              <small>
                {roleName(person)} · {person.operator_id}
              </small>
            </span>
            <button type="button" class="key" onClick={() => void make(person)}>
              <Icon name="card" />
              <span class="label">{t("badge_new")}</span>
            </button>
            <button type="button" class="key" onClick={() => void revokeBadge(person.operator_id)}>
              <Icon name="cross" />
              <span class="label">{t("badge_revoke")}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A card for somebody who looks after people opens as much as she does: who makes it shows who she is. */
function OwnPin({ name, pin }: { name: string; pin: Signal<string> }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="badge-proof">
      <p role="status">{t("badge_proof", { name })}</p>
      <label class="field">
        <span>{t("badge_pin")}</span>
        <span class="field-box numeric">
          <input
            ref={field}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            maxLength={16}
            value={pin.value}
            onInput={(event) => {
              pin.value = event.currentTarget.value;
            }}
          />
        </span>
      </label>
      <button type="submit" class="key strong" disabled={pin.value === ""}>
        <Icon name="check" />
        <span class="label">{t("badge_new")}</span>
      </button>
    </div>
  );
}

function Card({ of, badge }: { of: Colleague; badge: Badge }) {
  return (
    <figure class="badge-card">
      <figcaption>
        <strong>{of.first_name}</strong>
        <span>
          {of.operator_id} · {view.value?.register.location}
        </span>
      </figcaption>
      <img class="badge-qr" src={drawn(badge.qr)} alt={t("badge_alt", { name: of.first_name })} />
      <img class="badge-bars" src={drawn(badge.barcode)} alt="" />
    </figure>
  );
}

function drawn(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
