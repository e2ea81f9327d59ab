// The devices at this register: a manager lets them in with a QR code, and shuts them out.

import { useEffect, useState } from "preact/hooks";
import type { DevicePart, Network } from "../../register/reach.ts";
import { Icon } from "../../signs/icon.tsx";
import { Qr } from "../../signs/qr.tsx";
import { clockTime } from "../../writing/clock.ts";
import { devices, type Invitation, invite, network, revoke } from "../actions/devices.ts";
import { people } from "../counter/state.ts";
import { attempt, say } from "../line/queue.ts";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words/say.ts";

const LOOK_MS = 2000;
const SECOND_MS = 1000;
const SURE_MS = 4000;

export function Devices() {
  const [known, setKnown] = useState<DevicePart[] | null>(null);
  const [reached, setReached] = useState<Network | null | undefined>(undefined);
  const [invited, setInvited] = useState<Invitation | null>(null);

  useEffect(() => {
    void attempt(async () => setReached(await network()));
    const look = () =>
      devices().then(
        (fresh) =>
          setKnown((before) => {
            const come = before && fresh.find((one) => !before.some((old) => old.device === one.device));
            if (come) {
              setInvited(null);
              say("done", t("device_is_in", { name: come.name }));
            }
            return fresh;
          }),
        () => {},
      );
    void look();
    const looking = setInterval(look, LOOK_MS);
    return () => clearInterval(looking);
  }, []);

  const letIn = () => void attempt(async () => setInvited(await invite()));
  return (
    <Panel
      title={t("devices")}
      lead={t("devices_lead")}
      actions={
        invited === null &&
        reached && (
          <button type="button" class="key strong" onClick={letIn}>
            <Icon name="plus" />
            <span class="label">{t("device_let_in")}</span>
          </button>
        )
      }
    >
      {invited !== null && reached && <LetIn reached={reached} invited={invited} again={letIn} />}
      {known?.length === 0 && <p class="nothing">{t("devices_none")}</p>}
      <ul class="rows">
        {known?.map((one) => (
          <DeviceRow key={one.device} device={one} />
        ))}
      </ul>
      {reached === null && <p class="nothing">{t("no_network")}</p>}
    </Panel>
  );
}

function DeviceRow({ device }: { device: DevicePart }) {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (!asks) return undefined;
    const calm = setTimeout(() => setAsks(false), SURE_MS);
    return () => clearTimeout(calm);
  }, [asks]);
  const who = people.value.find((person) => person.operator_id === device.operator)?.first_name;
  const seen =
    device.last_seen === null
      ? t("device_unseen")
      : t("device_seen", { time: clockTime(new Date(device.last_seen)) });
  const facts = [seen, who ?? t("device_nobody"), device.has_open_sale ? t("device_open_sale") : ""];
  return (
    <li class="row">
      <Icon name="phone" />
      <span class="row-text">
        <strong>{device.name}</strong>
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </span>
      <button
        type="button"
        class={asks ? "key asks" : "key quiet"}
        onClick={() => {
          if (asks) void revoke(device);
          setAsks(!asks);
        }}
      >
        <Icon name="cross" />
        <span class="label">
          {asks ? t("device_revoke_sure", { name: device.name }) : t("device_revoke")}
        </span>
      </button>
    </li>
  );
}

function LetIn({ reached, invited, again }: { reached: Network; invited: Invitation; again: () => void }) {
  const left = useLeft(invited.untilMs);
  return (
    <ol class="let-in">
      <li>
        <h3>{t("step_trust")}</h3>
        <LinkCode rows={reached.trust_code} link={reached.trust_link} />
        <p>{t("step_trust_do")}</p>
        <p class="fingerprint">{reached.fingerprint}</p>
        <p class="link">{reached.trust_link}</p>
      </li>
      <li>
        <h3>{t("step_pair")}</h3>
        {left > 0 ? (
          <>
            <LinkCode rows={invited.code} link={invited.link} />
            <p>{t("step_pair_do", { time: minutes(left) })}</p>
            <p class="link">{reached.link}</p>
          </>
        ) : (
          <>
            <p>{t("code_over")}</p>
            <button type="button" class="key" onClick={again}>
              <span class="label">{t("code_anew")}</span>
            </button>
          </>
        )}
      </li>
    </ol>
  );
}

function LinkCode({ rows, link }: { rows: readonly string[]; link: string }) {
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((dot, x) => (dot === "1" ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return <Qr modules={rows.length} path={dark.join("")} label={t("code_of", { link })} />;
}

/** Whole seconds until a moment of this device's clock. */
function useLeft(untilMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(tick);
  }, []);
  return Math.max(0, Math.ceil((untilMs - now) / SECOND_MS));
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
