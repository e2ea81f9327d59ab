// What was scanned while the register was away: it waits in sight, and goes into the basket by itself.

import { Icon } from "../../signs/icon.tsx";
import { drop, type Kept, kept } from "../counter/kept.ts";
import { isOnline } from "../counter/state.ts";
import { t } from "../words/say.ts";

export function KeptLines() {
  const shown = kept.value.filter((line) => line.refused !== "" || (line.isLate && !isOnline.value));
  if (shown.length === 0) return null;
  return (
    <ul class="kept-lines" aria-label={t("kept_lines")} aria-live="polite">
      {shown.map((line) => (
        <KeptRow key={line.key} line={line} />
      ))}
    </ul>
  );
}

function KeptRow({ line }: { line: Kept }) {
  return (
    <li class={line.refused === "" ? "kept-line" : "kept-line refused"}>
      <Icon name={line.refused === "" ? "clock" : "warning"} />
      <span class="kept-what">
        <strong>{line.title}</strong>
        <small>{line.refused === "" ? t("kept_waits") : t("kept_refused", { why: line.refused })}</small>
      </span>
      <button
        type="button"
        class="key small quiet"
        aria-label={t("kept_drop", { what: line.title })}
        onClick={() => drop(line)}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
