// The articles: favourites and groups, in places that never move, or what the search found.

import { choose, tilePrice } from "../actions/basket.ts";
import { letGo } from "../parts/command_button.tsx";
import { Icon } from "../parts/icon.tsx";
import { isByPiece } from "../quantity.ts";
import { closed } from "../sale_hours.ts";
import { chosenGroup, grid, hit, hits, hitsDrawn, searchText } from "../state.ts";
import type { Tile } from "../view.ts";
import { t } from "../words.ts";

const FAVOURITES = "";

export function ArticleZone() {
  const found = hits.value;
  const group = grid.value?.groups.find((one) => one.code === chosenGroup.value);
  const tiles = found ?? group?.articles ?? grid.value?.favourites ?? [];
  return (
    <section class="articles" aria-label={t("articles")}>
      {found === null && <Groups />}
      {found?.length === 0 ? (
        <p class="nothing">{t("nothing_found", { text: searchText.value })}</p>
      ) : (
        <ul
          key={found === null ? (group?.code ?? FAVOURITES) : "found"}
          class="tiles"
          aria-label={found ? t("found", { count: found.length }) : (group?.name ?? t("favourites"))}
        >
          {(found === null ? tiles : tiles.slice(0, hitsDrawn.value)).map((tile, place) => (
            <ArticleTile
              key={found === null ? tile.number : place}
              tile={tile}
              isFound={found !== null}
              isHit={found !== null && hit.value === place}
            />
          ))}
        </ul>
      )}
    </section>
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
}

function ArticleTile({ tile, isFound, isHit }: TileProps) {
  return (
    <li>
      <button
        type="button"
        class={["tile", isHit && "hit", closed.value.has(tile.restriction) && "closed"]
          .filter(Boolean)
          .join(" ")}
        style={{ "--colour": tile.colour }}
        onClick={(event) => {
          letGo(event);
          choose(tile);
        }}
      >
        <span class="tile-name">{tile.name}</span>
        {isFound && <small class="tile-number">{tile.gtin || tile.number}</small>}
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

/** A group shows the colour of its buttons, so that the eye can follow it. */
function colourOf(articles: Tile[], fallback: string): string {
  return articles[0]?.colour || fallback;
}
