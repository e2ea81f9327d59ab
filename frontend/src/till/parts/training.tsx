// What makes training unmistakable: a mark over everything, and a tag where somebody looks for a sum.

import { view } from "../counter/state.ts";
import { t } from "../words/say.ts";

const TIMES = 160;

/** The word over the whole till, thin enough to read through; nothing is pressed on it. */
export function TrainingVeil() {
  if (!view.value?.training) return null;
  return (
    <span class="training-veil" data-mark={`${t("training_mark")}   `.repeat(TIMES)} aria-hidden="true" />
  );
}

/** The word beside a sum, for whoever stands on the other side of the counter too. */
export function TrainingTag() {
  return view.value?.training ? <em class="training-tag">{t("training_mark")}</em> : null;
}
