// The office: who it is, then where to go on the left and the page beside it.

import { useEffect, useState } from "preact/hooks";
import { Mark } from "../../signs/mark.tsx";
import { SignOn } from "../door/sign_on.tsx";
import { Glyph } from "../parts/glyph.tsx";
import { place } from "../visitor/route.ts";
import { away, isDemonstration, who } from "../visitor/session.ts";
import { say } from "../words/say.ts";
import { Nav } from "./nav.tsx";
import { NewDevices } from "./new_devices.tsx";
import { pageAt } from "./pages.ts";

export function Office() {
  return (
    <div class="office">
      {isDemonstration.value && (
        <header class="demonstration">
          <Glyph name="warning" />
          <span>{say("demonstration")}</span>
        </header>
      )}
      {who.value !== null ? <Inside /> : away.value === "looking" ? <Looking /> : <SignOn />}
    </div>
  );
}

function Looking() {
  return (
    <main class="office-waiting">
      <Mark />
      <p>{say("loading")}</p>
    </main>
  );
}

function Inside() {
  const [isOpen, setOpen] = useState(false);
  const where = place.value;
  const { View } = pageAt(where.page);
  const at = [where.page, ...where.rest].join("/");
  useEffect(() => setOpen(false), [at]);
  return (
    <div class={isOpen ? "inside nav-open" : "inside"}>
      <button
        type="button"
        class="skip"
        onClick={() => document.querySelector<HTMLElement>("main h1")?.focus()}
      >
        {say("skip_to_page")}
      </button>
      <Nav isOpen={isOpen} open={setOpen} />
      <main class="page" key={at}>
        <NewDevices />
        <View />
      </main>
    </div>
  );
}
