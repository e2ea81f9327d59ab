// A new version of the page: fetched in the background, taken only while nothing is going on, so that nobody
// is interrupted in a sale. The service worker keeps the old files until then.

import { computed, effect, signal } from "@preact/signals";
import { isEmpty } from "../counter/buffer.ts";
import { isUntouched } from "../counter/idle.ts";
import { kept } from "../counter/kept.ts";
import * as state from "../counter/state.ts";
import { t } from "../words/say.ts";
import { left } from "./unanswered.ts";

const LOOK_MS = 10 * 60_000;
/** Somebody who keyed or scanned a moment ago is about to do so again: opening anew would swallow a scan. */
const STILL_MS = 3000;
const LOOK_STILL_MS = 500;
const PLACE = "datakasse.opened_anew";

/** A new version is here and waits for a quiet moment. */
export const isVersionReady = signal(false);

/** Nothing on this screen would be lost or interrupted by opening the page anew. */
const isQuiet = computed(
  () =>
    state.isOnline.value &&
    state.view.value !== null &&
    state.basket.value === null &&
    state.task.value === null &&
    state.settled.value === null &&
    !state.isPaying.value &&
    kept.value.length === 0 &&
    isEmpty(state.buffer.value) &&
    state.searchText.value === "",
);

/** Another version keeps the files now, and this page is still the old one. */
const isOld = signal(false);

/** Keep the page's files for when the register is away, and watch for new ones. */
export async function keepPage(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (workers === undefined) return; // Browsers have it over TLS and on the machine itself only.
  let keeper = workers.controller;
  workers.addEventListener("controllerchange", () => {
    if (keeper !== null && keeper !== workers.controller) isOld.value = isVersionReady.value = true;
    keeper = workers.controller;
  });
  const registration = await workers.register("/worker.js").catch(() => null);
  if (!registration) return; // A browser that will not have it works as one that cannot.
  watch(registration);
  setInterval(() => void registration.update().catch(() => {}), LOOK_MS);
  effect(() => {
    if (!isVersionReady.value || !isQuiet.value) return undefined;
    const looking = setInterval(() => {
      if (isUntouched(STILL_MS) && left(localStorage) === null) take(registration);
    }, LOOK_STILL_MS);
    return () => clearInterval(looking);
  });
  let wasOnline = true;
  effect(() => {
    const isOnline = state.isOnline.value;
    if (isOnline && !wasOnline) void registration.update().catch(() => {});
    wasOnline = isOnline;
  });
}

/** Note when a worker that is not the first one has fetched everything. */
function watch(registration: ServiceWorkerRegistration): void {
  const note = () => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
      isVersionReady.value = true;
  };
  note();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", note);
  });
}

/** Have the new version take over; when it has, in this tab or in another, the page is opened anew. */
function take(registration: ServiceWorkerRegistration): void {
  if (isOld.value) location.reload();
  else registration.waiting?.postMessage("take over");
}

/**
 * Open the page anew, if it is to be had: some browsers remember a file that did not come, and a newer version does not
 * have it at all. What is in the basket, and what waits for the register, is there again.
 */
export async function openAnew(): Promise<void> {
  const page = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (!page?.ok) return;
  sessionStorage.setItem(PLACE, "yes");
  location.reload();
}

/** Say that the page was opened anew, and why, where somebody saw it happen. */
export function tellOpenedAnew(): void {
  if (sessionStorage.getItem(PLACE) === null) return;
  sessionStorage.removeItem(PLACE);
  state.message.value = { tone: "hint", text: t("opened_anew") };
}
