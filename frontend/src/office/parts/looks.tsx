// The language and the shade of the page, to choose.

import { LANGUAGE_NAMES, LANGUAGES } from "../../writing/language.ts";
import { choose, language, type Scheme, scheme } from "../visitor/dress.ts";
import { say, sayCode } from "../words/say.ts";

const SCHEMES: readonly Scheme[] = ["system", "light", "dark"];

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
