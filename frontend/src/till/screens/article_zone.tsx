// The articles: favourites and groups, in places that never move, or what the search found.

import type { Tile } from "../../register/goods.ts";
import { Icon } from "../../signs/icon.tsx";
import { shortKroner } from "../../writing/money.ts";
import { isByPiece } from "../../writing/quantity.ts";
import { leaveSearch, take } from "../actions/search.ts";
import { closed } from "../counter/sale_hours.ts";
import {
  chosenGroup,
  grid,
  hit,
  hitButtons,
  hitButtonsUsed,
  hits,
  isFirstRow,
  searchText,
  variantsOf,
} from "../counter/state.ts";
import { letGo } from "../parts/command_button.tsx";
import { Keys } from "../parts/keys.tsx";
import { t } from "../words/say.ts";

const FAVOURITES = "";

/**
 * What is found lies over the buttons, which stay where they are behind it, as it stays behind them: putting them
 * away and laying them out again takes longer than a key may.
 */
export function ArticleZone() {
  const isSearching = hits.value !== null;
  return (
    <section class="articles" aria-label={t("articles")}>
      <div class={isSearching ? "offered covered" : "offered"}>
        <Offered />
      </div>
      <div class={isSearching ? "found" : "found covered"}>
        <Found />
      </div>
    </section>
  );
}

function Offered() {
  const group = grid.value?.groups.find((one) => one.code === chosenGroup.value);
  const tiles = group?.articles ?? grid.value?.favourites ?? [];
  return (
    <>
      <Groups />
      <ul key={group?.code ?? FAVOURITES} class="tiles" aria-label={group?.name ?? t("favourites")}>
        {tiles.map((tile) => (
          <ArticleTile
            key={tile.number || `/${tile.family}`}
            tile={tile}
            isFound={false}
            isHit={false}
            isUsed
          />
        ))}
      </ul>
    </>
  );
}

/** The same buttons for each key, with other names on them: writing is quicker than making. */
function Found() {
  const count = hits.value?.length;
  return (
    <>
      {variantsOf.value !== "" && (
        <header class="variants-of">
          <strong>{t("variants_of", { name: variantsOf.value })}</strong>
          <button type="button" class="key quiet" onClick={leaveSearch}>
            <Icon name="cross" />
            <span class="label">{t("close")}</span>
            <Keys of="Esc" />
          </button>
        </header>
      )}
      {count === 0 && <p class="nothing">{t("nothing_found", { text: searchText.value })}</p>}
      <ul
        class={isFirstRow.value ? "tiles first-row" : "tiles"}
        aria-label={t("found", { count: count ?? 0 })}
      >
        {hitButtons.value.map((tile, place) => (
          <ArticleTile
            key={place}
            tile={tile}
            isFound
            isHit={hit.value === place}
            isUsed={place < hitButtonsUsed.value}
          />
        ))}
      </ul>
    </>
  );
}

function Groups() {
  const groups = grid.value?.groups ?? [];
  return (
    <nav class="groups" aria-label={t("groups")}>
      <GroupTab code={FAVOURITES} name={t("favourites")} colour="var(--accent)" />
      {groups.map((group) => (
        <GroupTab
          key={group.code}
          code={group.code}
          name={group.name}
          colour={colourOf(group.articles, group.colour)}
        />
      ))}
    </nav>
  );
}

function GroupTab({ code, name, colour }: { code: string; name: string; colour: string }) {
  return (
    <button
      type="button"
      class="group"
      style={{ "--colour": colour }}
      aria-pressed={chosenGroup.value === code}
      onClick={(event) => {
        letGo(event);
        chosenGroup.value = code;
      }}
    >
      {name}
    </button>
  );
}

interface TileProps {
  tile: Tile;
  /** Among what a search found, where its number tells it from others of its name. */
  isFound: boolean;
  isHit: boolean;
  isUsed: boolean;
}

function ArticleTile({ tile, isFound, isHit, isUsed }: TileProps) {
  return (
    <li hidden={!isUsed}>
      <button
        type="button"
        class={[
          "tile",
          isHit && "hit",
          tile.picture && "pictured",
          closed.value.has(tile.restriction) && "closed",
        ]
          .filter(Boolean)
          .join(" ")}
        style={{
          "--colour": tile.colour,
          "--picture": tile.picture && `url(/api/v1/pictures/${tile.picture})`,
        }}
        onClick={(event) => {
          letGo(event);
          take(tile);
        }}
      >
        <span class="tile-name">{tile.name}</span>
        {isFound && tile.variants === 0 && <small class="tile-number">{tile.gtin || tile.number}</small>}
        {tile.variants > 0 && <small class="tile-number">{t("variants", { count: tile.variants })}</small>}
        <span class="tile-foot">
          {closed.value.has(tile.restriction) && (
            <em class="tile-closed">
              <Icon name="clock" />
              {t("closed_now")}
            </em>
          )}
          {tile.age_limit !== null && <em class="badge">{t("age_limit", { age: tile.age_limit })}</em>}
          {tile.deposit_ore !== null && <small>{t("with_deposit")}</small>}
          {!isByPiece(tile.unit) && <small>{t("per_unit", { unit: tile.unit })}</small>}
          <span class={tile.price_ore === null ? "tile-open" : "tile-price amount"}>{tilePrice(tile)}</span>
        </span>
      </button>
    </li>
  );
}

/** What stands on a button: its price, what the cheapest of a family costs, or that the price is keyed in. */
function tilePrice(tile: Tile): string {
  if (tile.price_ore === null) return t("open_price");
  const price = shortKroner(tile.price_ore);
  return tile.is_from ? t("price_from", { price }) : price;
}

/** A group shows the colour of its buttons, so that the eye can follow it. */
function colourOf(articles: Tile[], fallback: string): string {
  return articles[0]?.colour || fallback;
}
