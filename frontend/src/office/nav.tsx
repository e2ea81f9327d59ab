// Where one can go, and below it who one is and how the page looks.

import { LANGUAGE_NAMES, LANGUAGES } from "../language.ts";
import { Mark } from "../parts/mark.tsx";
import { choose, language, type Scheme, scheme } from "./dress.ts";
import { leave } from "./enter.ts";
import { myPages } from "./pages.ts";
import { Glyph } from "./parts/glyph.tsx";
import { linkTo, place } from "./route.ts";
import { say, sayCode } from "./say.ts";
import { version, who } from "./session.ts";

const SCHEMES: readonly Scheme[] = ["system", "light", "dark"];

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
        <ul class="nav-places">
          {mine.map((page) => (
            <li key={page.page}>
              <a href={linkTo(page.page)} aria-current={page.page === known ? "page" : undefined}>
                <Glyph name={page.glyph} />
                {say(page.word)}
              </a>
            </li>
          ))}
        </ul>
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
              <small>{sayCode("role", who.value?.role ?? "")}</small>
            </span>
            <button type="button" class="key small" onClick={() => void leave()}>
              <Glyph name="leave" />
              <span class="label">{say("sign_off")}</span>
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

/** The language and the shade of the page. */
export function Looks() {
  return (
    <div class="looks">
      <label>
        <span>{say("language")}</span>
        <select
          value={language.value}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            for (const each of LANGUAGES) if (each === wanted) choose({ language: each });
          }}
        >
          {LANGUAGES.map((each) => (
            <option key={each} value={each} selected={each === language.value}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say("shade")}</span>
        <select
          value={scheme.value}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            for (const each of SCHEMES) if (each === wanted) choose({ scheme: each });
          }}
        >
          {SCHEMES.map((each) => (
            <option key={each} value={each} selected={each === scheme.value}>
              {sayCode("shade", each)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
