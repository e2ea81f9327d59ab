// What must always be seen: that this build is no declared cash register (KSL-7), and that it is training.

import { Icon } from "../../signs/icon.tsx";
import { view } from "../counter/state.ts";
import { t } from "../words/say.ts";

export function Demonstration() {
  const shown = view.value;
  return (
    <header class="bands">
      {shown?.demonstration && (
        <p class="demonstration">
          <Icon name="warning" />
          <span>{t("demonstration")}</span>
        </p>
      )}
      {shown?.training && (
        <p class="training-banner" role="status">
          <Icon name="cap" />
          <span>{t("training_banner")}</span>
        </p>
      )}
    </header>
  );
}
