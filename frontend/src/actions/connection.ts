// The line to the register: whether it is up, and what other screens change.

import { address, at, call, Unreachable } from "../api.ts";
import { sharing } from "../sharing.ts";
import { isOnline, view } from "../state.ts";
import type { View } from "../view.ts";

const AGAIN_MS = 1000;
const TOGETHER_MS = 30;

let feed: EventSource | null = null;
const waiting: (() => void)[] = [];
let isRefreshing = false;
/** The newest entry that the refresh to come has to show. */
let newest = 0;
let onEntry: (kind: string) => void = () => {};

/** Follow a register's journal and keep the view fresh; `entered` hears of every entry. */
export function follow(register: string, entered: (kind: string) => void): void {
  onEntry = entered;
  stopFollowing();
  feed = new EventSource(address(`/feed?register=${encodeURIComponent(register)}`));
  feed.addEventListener("entry", (event) => {
    const entry = JSON.parse(event.data) as { number: number; kind: string };
    onEntry(entry.kind);
    if (entry.number > (view.value?.head ?? 0)) refreshSoon(entry.number);
  });
  feed.addEventListener("printer", () => refreshSoon());
  feed.addEventListener("open", () => refreshSoon());
  feed.addEventListener("error", () => {
    refresh().then(followAgainLater, lost);
  });
}

/** Stop following. */
export function stopFollowing(): void {
  feed?.close();
  feed = null;
}

/** Fetch the view and show it. Throws `Unreachable` and `Refused` as every call does. */
export async function refresh(): Promise<void> {
  const register = view.value?.register.register_id;
  if (register !== undefined) show(await call<View>("GET", at(register)));
}

/** Show a view, unless a newer one of the same register is shown already. */
export function show(fresh: View): void {
  const shown = view.value;
  const isOlder = shown?.register.register_id === fresh.register.register_id && fresh.head < shown.head;
  if (!isOlder) view.value = sharing(shown, fresh);
}

/** Note that the register does not answer, and ask until it does. */
export function lost(): void {
  if (!isOnline.value) return;
  isOnline.value = false;
  askAgain();
}

/** Wait until the register answers again. */
export function answered(): Promise<void> {
  if (isOnline.value) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

function askAgain(): void {
  setTimeout(async () => {
    try {
      if (view.value) await refresh();
      else await call("GET", "/about");
    } catch (problem) {
      if (problem instanceof Unreachable) {
        askAgain();
        return;
      }
    }
    isOnline.value = true;
    for (const go of waiting.splice(0)) go();
    followAgainLater();
  }, AGAIN_MS);
}

/** A feed that was only cut comes back by itself; one that was refused has to be opened anew. */
function followAgainLater(): void {
  setTimeout(() => {
    const register = view.value?.register.register_id;
    const isGone = feed?.readyState === EventSource.CLOSED;
    if (register !== undefined && view.value?.mine && isGone) follow(register, onEntry);
  }, AGAIN_MS);
}

/**
 * Several entries of one action lead to one refresh, and none at all when the answer to what this screen did
 * itself has brought the view that far meanwhile.
 *
 * @param entry The entry to be seen; without one the view is fetched whatever it shows.
 */
function refreshSoon(entry = Number.POSITIVE_INFINITY): void {
  newest = Math.max(newest, entry);
  if (isRefreshing) return;
  isRefreshing = true;
  setTimeout(() => {
    isRefreshing = false;
    if (newest > (view.value?.head ?? 0)) refresh().catch(lost);
    newest = 0;
  }, TOGETHER_MS);
}
