// Where one can go, and below it who one is and how the page looks.

import { useState } from "preact/hooks";
import { Mark } from "../../signs/mark.tsx";
import { leave } from "../door/enter.ts";
import { Glyph } from "../parts/glyph.tsx";
import { Looks } from "../parts/looks.tsx";
import { linkTo, place } from "../visitor/route.ts";
import { version, who } from "../visitor/session.ts";
import { say, sayCode } from "../words/say.ts";
import { GROUPS, type Group, myPages, type OfficePage } from "./pages.ts";

/** So many places fit one below the other; where there are more, one group of them is unfolded at a time. */
const UNFOLDED_MAX = 9;

export function Nav({ isOpen, open }: { isOpen: boolean; open: (isOpen: boolean) => void }) {
  const here = place.value.page;
  const mine = myPages();
  const known = mine.some((page) => page.page === here) ? here : (mine[0]?.page ?? "");
  return (
    <nav class="nav" aria-label={say("places")}>
      <div class="phone-bar">
        <button
          type="button"
          class="key quiet"
          aria-expanded={isOpen}
          aria-controls="places"
          onClick={() => open(!isOpen)}
        >
          <Glyph name={isOpen ? "cross" : "menu"} />
          <span class="label">{say("places")}</span>
        </button>
        <Mark />
      </div>
      <div class="nav-body" id="places">
        <div class="nav-head">
          <Mark />
          <p class="nav-company">{who.value?.company}</p>
        </div>
        {mine.length > UNFOLDED_MAX ? (
          <Groups pages={mine} known={known} />
        ) : (
          <Places id="all" pages={mine} known={known} />
        )}
        <ul class="nav-foot">
          <li>
            <a href="/">
              <Glyph name="till" />
              {say("to_the_till")}
            </a>
          </li>
          <li class="nav-who">
            <span>
              <strong>{who.value?.name}</strong>
              <small>{who.value?.role_title || sayCode("role", who.value?.role ?? "")}</small>
            </span>
            <button type="button" class="key small" onClick={() => void leave()}>
              {say("sign_off")}
            </button>
          </li>
          <li>
            <Looks />
          </li>
          <li class="nav-version">datakasse {version.value}</li>
        </ul>
      </div>
    </nav>
  );
}

interface PlacesProps {
  pages: readonly OfficePage[];
  known: string;
}

/** The groups of places: the one that is shown here is unfolded, or the one that was pressed. */
function Groups({ pages, known }: PlacesProps) {
  const here = pages.find(({ page }) => page === known)?.group ?? GROUPS[0];
  // What was pressed counts on the page it was pressed on.
  const [pressed, press] = useState<{ on: string; group: Group | null }>({ on: known, group: here });
  const unfolded = pressed.on === known ? pressed.group : here;
  return (
    <ul class="nav-groups">
      {GROUPS.map((group) => {
        const places = pages.filter((page) => page.group === group);
        const isUnfolded = unfolded === group;
        if (places.length === 0) return null;
        return (
          <li key={group} class={group === here ? "nav-group here" : "nav-group"}>
            <button
              type="button"
              aria-expanded={isUnfolded}
              aria-controls={`places-${group}`}
              onClick={() => press({ on: known, group: isUnfolded ? null : group })}
            >
              {sayCode("places", group)}
              <Glyph name={isUnfolded ? "unfolded" : "folded"} />
            </button>
            <Places id={group} pages={places} known={known} isHidden={!isUnfolded} />
          </li>
        );
      })}
    </ul>
  );
}

function Places({ id, pages, known, isHidden = false }: PlacesProps & { id: string; isHidden?: boolean }) {
  return (
    <ul class="nav-places" id={`places-${id}`} hidden={isHidden}>
      {pages.map((page) => (
        <li key={page.page}>
          <a href={linkTo(page.page)} aria-current={page.page === known ? "page" : undefined}>
            <Glyph name={page.glyph} />
            {say(page.word)}
          </a>
        </li>
      ))}
    </ul>
  );
}
