// A quantity that goes up and down between nothing and all there is.

import { Icon } from "../../signs/icon.tsx";
import { quantity } from "../../writing/quantity.ts";
import { t } from "../words/say.ts";

interface Props {
  label: string;
  milli: number;
  maxMilli: number;
  stepMilli: number;
  onChange: (milli: number) => void;
}

export function Stepper({ label, milli, maxMilli, stepMilli, onChange }: Props) {
  return (
    <fieldset class="stepper" aria-label={label}>
      <button
        type="button"
        class="key"
        aria-label={t("one_less")}
        disabled={milli <= 0}
        onClick={() => onChange(Math.max(0, milli - stepMilli))}
      >
        <Icon name="minus" />
      </button>
      <output class="amount">{quantity(milli)}</output>
      <button
        type="button"
        class="key"
        aria-label={t("one_more")}
        disabled={milli >= maxMilli}
        onClick={() => onChange(Math.min(maxMilli, milli + stepMilli))}
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  );
}
