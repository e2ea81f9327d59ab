// Badges: a new card for somebody, shown this once to be printed; or the card she has is taken away.

import { useSignal } from "@preact/signals";
import { issueBadge, revokeBadge } from "../actions/badges.ts";
import { Icon } from "../parts/icon.tsx";
import { Panel } from "../parts/panel.tsx";
import { roleName } from "../parts/pin_pad.tsx";
import { people, view } from "../state.ts";
import type { Badge, Colleague } from "../view.ts";
import { t } from "../words.ts";

export function Badges() {
  const card = useSignal<{ of: Colleague; badge: Badge } | null>(null);
  const make = async (of: Colleague) => {
    const badge = await issueBadge(of.operator_id);
    if (badge !== null) card.value = { of, badge };
  };
  const made = card.value;
  return (
    <Panel
      title={t("badges")}
      lead={t("badges_hint")}
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
      <ul class="rows">
        {people.value.map((person) => (
          <li key={person.operator_id} class="row badge-row">
            <span class="row-text">
              <strong>{person.first_name}</strong>
              <small>
                {roleName(person.role)} · {person.operator_id}
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
