// The top bar: where, the search field, who.

import { Icon } from "../../signs/icon.tsx";
import { Mark } from "../../signs/mark.tsx";
import { moveHit, search, searchAhead, takeSearched } from "../actions/search.ts";
import { hits, searchText, task, view } from "../counter/state.ts";
import { write } from "../keys/held_keys.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Keys } from "../parts/keys.tsx";
import { t } from "../words/say.ts";

export function TopBar() {
  const shown = view.value;
  return (
    <header class="top-bar">
      <div class="where">
        <Mark />
        <span class="where-name">{shown?.register.description || shown?.register.register_id}</span>
      </div>
      <SearchField />
      <div class="who">
        <CommandButton of="operator" class="key operator" label={shown?.operator?.first_name ?? ""} />
        <CommandButton of="menu" class="key" pressed={task.value?.name === "menu"} />
      </div>
    </header>
  );
}

function SearchField() {
  return (
    <search class="search">
      <Icon name="search" />
      <input
        id="search"
        type="text"
        placeholder={t("search_hint")}
        aria-label={t("search_label")}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={searchText.value}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      {hits.value !== null && (
        <span class="search-count" role="status">
          {t("found", { count: hits.value.length })}
        </span>
      )}
      <Keys of="F2" />
    </search>
  );
}

/** A longer text may have to be scrolled as well, which only the browser does. */
const SHORT_LENGTH = 24;

/**
 * A letter at the end of what is typed is written here: a browser takes as long to write a letter as it does to
 * draw what is found. Where the browser writes it, it is looked for meanwhile.
 */
function writeLetter(event: KeyboardEvent): void {
  const { key, ctrlKey, altKey, metaKey, isComposing, currentTarget: field } = event;
  if (!(field instanceof HTMLInputElement) || key.length !== 1) return;
  if (ctrlKey || altKey || metaKey || isComposing) return;
  const { value, selectionStart } = field;
  if (selectionStart !== value.length) return;
  if (value.length >= SHORT_LENGTH) {
    searchAhead(value + key);
    return;
  }
  event.preventDefault();
  write(field, key);
}

function onKey(event: KeyboardEvent): void {
  if (event.key === "Enter") takeSearched();
  else if (event.key === "ArrowDown") moveHit(1);
  else if (event.key === "ArrowUp") moveHit(-1);
  else {
    writeLetter(event);
    return;
  }
  event.preventDefault();
}
