// The system check: whether what the register stands on is in order. Only what is wrong is loud; nothing is forbidden.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Check, SystemCheck } from "../../register/day.ts";
import { Icon, type IconName } from "../../signs/icon.tsx";
import { lookOver } from "../actions/day.ts";
import { task } from "../counter/state.ts";
import { letGo } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { language, t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

const ICONS: Record<Check["state"], IconName> = { good: "check", notice: "info", bad: "warning" };
const MINUTE_MS = 60_000;
/** How far this screen's clock may be from the register's before it is worth a word. */
const APART_MAX_MINUTES = 30;

/** The check as a task of its own: everything that was looked at. */
export function SystemCheckTask() {
  const checks = useChecks();
  return (
    <Panel
      title={t("system_check")}
      lead={t("system_check_lead")}
      onSubmit={() => {
        task.value = null;
      }}
      actions={<Submit label={t("close")} />}
    >
      {checks === null ? <p role="status">{t("checking_system")}</p> : <Rows checks={checks} />}
    </Panel>
  );
}

/** The check as a part of opening the day: one calm line, and what is not as it should be. */
export function SystemCheckList() {
  const checks = useChecks();
  const isSpread = useSignal(false);
  if (checks === null) {
    return (
      <p class="checking-system" role="status">
        {t("checking_system")}
      </p>
    );
  }
  // That nobody declared this build stands at the top of every screen already.
  const loud = checks.filter((check) => check.state !== "good" && check.name !== "declaration");
  const good = checks.filter((check) => check.state === "good").length;
  return (
    <section class="system-check" aria-label={t("system_check")}>
      <Rows checks={isSpread.value ? checks : loud} />
      <button
        type="button"
        class="as-text"
        aria-expanded={isSpread.value}
        onClick={(event) => {
          letGo(event);
          isSpread.value = !isSpread.value;
        }}
      >
        <Icon name="check" />
        <span>{loud.length === 0 ? t("all_in_order") : t("others_in_order", { count: good })}</span>
      </button>
    </section>
  );
}

function Rows({ checks }: { checks: Check[] }) {
  return (
    <ul class="checks">
      {checks.map((check) => (
        <li key={check.name} class={`check-${check.state}`}>
          <Icon name={ICONS[check.state]} />
          <p>
            <strong>{t(`check_${check.name}` as Key)}</strong> {check[language()]}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What was found, worst first; null while the register looks. */
function useChecks(): Check[] | null {
  const found = useSignal<SystemCheck | null>(null);
  useEffect(() => {
    void lookOver().then((check) => {
      found.value = check;
    });
  }, []);
  if (found.value === null) return null;
  const checks = [...clocksApart(found.value, Date.now()), ...found.value.checks];
  const order: Check["state"][] = ["bad", "notice", "good"];
  return checks.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

/** A word about this screen's clock, where it is far from the register's. */
function clocksApart({ at }: SystemCheck, nowMs: number): Check[] {
  const minutes = Math.round(Math.abs(nowMs - Date.parse(at)) / MINUTE_MS);
  if (minutes < APART_MAX_MINUTES) return [];
  const said = t("clocks_apart", { minutes });
  return [{ name: "screen_clock", state: "notice", nb: said, nn: said, en: said }];
}
