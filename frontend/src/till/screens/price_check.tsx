// What something costs, without selling it: the articles stay, and answer with their price.

import { useEffect } from "preact/hooks";
import { Icon } from "../../signs/icon.tsx";
import { kroner } from "../../writing/money.ts";
import { groupName } from "../actions/basket.ts";
import { priceChecked, task } from "../counter/state.ts";
import { Keys } from "../parts/keys.tsx";
import { t } from "../words/say.ts";
import { ArticleZone } from "./article_zone.tsx";

export function PriceCheck() {
  useEffect(
    () => () => {
      priceChecked.value = null;
    },
    [],
  );
  return (
    <div class="checking">
      <CheckedPrice />
      <ArticleZone />
    </div>
  );
}

function CheckedPrice() {
  const found = priceChecked.value;
  return (
    <section class="checked" aria-label={t("price_check")} aria-live="polite">
      <Icon name="tag" />
      {found === null ? (
        <p>
          <strong>{t("price_check")}</strong>
          <small>{t("price_check_hint")}</small>
        </p>
      ) : (
        <>
          <p>
            <strong>{found.name}</strong>
            <small>
              {found.number} · {groupName(found.group)}
            </small>
          </p>
          <strong class="checked-price amount">
            {found.price_ore === null ? t("open_price") : kroner(found.price_ore)}
          </strong>
        </>
      )}
      <button
        type="button"
        class="key quiet"
        onClick={() => {
          task.value = null;
        }}
      >
        <Icon name="cross" />
        <span class="label">{t("close")}</span>
        <Keys of="Esc" />
      </button>
    </section>
  );
}
