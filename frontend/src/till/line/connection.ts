// The line to the register: whether it is up, and what other screens change.
//
// The register beats twice a second on the feed. After a short silence the page knocks; without an answer the
// register is lost, at most two seconds after it was last heard. Where there is no feed, the page knocks all
// the time. Any sign of life brings it back.

import { batch } from "@preact/signals";
import { address, at, call, Refused, Unreachable } from "../../register/api.ts";
import type { Register, View } from "../../register/view.ts";
import { setClock } from "../../writing/clock.ts";
import { dropSeen, isOnItsWay } from "../counter/kept.ts";
import { isOnline, isShutOut, movedAway, registers, view, wasSignedOff } from "../counter/state.ts";
import { sharing } from "./sharing.ts";

const SILENCE_MS = 1300;
const KNOCK_MS = 500;
const AGAIN_MS = 500;
const AGAIN_KNOCK_MS = 2000;
const TOGETHER_MS = 30;

let feed: EventSource | null = null;
let silence: ReturnType<typeof setTimeout> | undefined;
const waiting: (() => void)[] = [];
let isRefreshing = false;
/** The newest entry that the refresh to come has to show. */
let newest = 0;
let isComingBack = false;
/** The last entry that the feed told of: opened anew it goes on from there, whatever is shown meanwhile. */
let told = 0;
/** Counts whose turn it is at this screen. */
let hands = 0;
let onEntry: (kind: string) => void = () => {};

/** Begin to watch whether the register is there, until the page is closed. */
export function watch(): void {
  listen();
  window.addEventListener("offline", () => void knock());
  window.addEventListener("online", () => void knock());
}

/** Follow a register's journal from what is shown on and keep it fresh; `entered` hears of every entry. */
export function follow(register: string, entered: (kind: string) => void): void {
  onEntry = entered;
  told = view.value?.head ?? 0;
  openFeed(register);
}

function openFeed(register: string): void {
  stopFollowing();
  const opened = new EventSource(address(`/feed?register=${encodeURIComponent(register)}&since=${told}`));
  feed = opened;
  opened.addEventListener("beat", (event) => heard(event.data));
  opened.addEventListener("entry", (event) => {
    const entry = JSON.parse(event.data) as { number: number; kind: string };
    heard();
    told = entry.number;
    onEntry(entry.kind);
    if (entry.number > (view.value?.head ?? 0)) refreshSoon(entry.number);
  });
  opened.addEventListener("printer", () => refreshSoon());
  opened.addEventListener("ended", () => {
    stopFollowing();
    refresh().catch(unanswered);
  });
  opened.addEventListener("error", () => {
    if (feed === opened) void knock();
  });
}

/** Stop following. */
export function stopFollowing(): void {
  feed?.close();
  feed = null;
}

/** This device is let in no longer: show how it comes in again. */
export function shutOut(): void {
  stopFollowing();
  view.value = null;
  isShutOut.value = true;
}

/** Another machine has the register now: show which ones are here. */
async function leaveTaken(): Promise<void> {
  stopFollowing();
  const here = await call<Register[]>("GET", "/registers");
  batch(() => {
    movedAway.value = view.value?.register.register_id ?? "";
    registers.value = here;
    view.value = null;
  });
}

/** Somebody signed on here: what was asked for before, in another's name, is not shown any more. */
export function changeHands(signedOn: View): void {
  hands += 1;
  view.value = signedOn;
}

/** Fetch the view and show it. Throws `Unreachable` and `Refused` as every call does. */
export async function refresh(): Promise<void> {
  const register = view.value?.register.register_id;
  if (register === undefined) return;
  const askedFor = hands;
  const fresh = await call<View>("GET", at(register));
  if (askedFor === hands) show(fresh);
}

/** Show a view, unless a newer one of the same register is shown already. */
export function show(fresh: View): void {
  const shown = view.value;
  const isOlder = shown?.register.register_id === fresh.register.register_id && fresh.head < shown.head;
  if (isOlder) return;
  batch(() => {
    view.value = sharing(shown, fresh);
    dropSeen(fresh.head);
  });
}

/** Note that the register does not answer, and ask until it does. */
export function lost(): void {
  if (!isOnline.value) return;
  isOnline.value = false;
  performance.mark("datakasse.lost");
  askAgain();
}

/** Note that the register was heard, and when it was there. */
export function heard(at?: string): void {
  if (at !== undefined) setClock(at);
  listen();
  if (!isOnline.value) void comeBack();
}

/** Wait until the register answers again. */
export function answered(): Promise<void> {
  if (isOnline.value) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

function listen(): void {
  clearTimeout(silence);
  silence = setTimeout(knock, SILENCE_MS);
}

async function knock(): Promise<void> {
  if (!isOnline.value) return;
  clearTimeout(silence);
  if (await isThere(KNOCK_MS)) followAgain();
  else lost();
}

/** Whether the register answers within so long. */
async function isThere(patienceMs: number): Promise<boolean> {
  try {
    const { at } = await call<{ at: string }>("GET", "/clock", { signal: AbortSignal.timeout(patienceMs) });
    heard(at);
  } catch (problem) {
    if (problem instanceof Unreachable) return false;
    listen();
  }
  return true;
}

function askAgain(): void {
  setTimeout(async () => {
    if (isOnline.value) return;
    if (await isThere(AGAIN_KNOCK_MS)) await comeBack();
    if (!isOnline.value) askAgain();
  }, AGAIN_MS);
}

/** Go on where it left off: with the basket as the register has it, and with what waited. */
async function comeBack(): Promise<void> {
  if (isComingBack) return;
  isComingBack = true;
  const wasMine = view.value?.mine ?? false;
  try {
    await refresh();
  } catch (problem) {
    if (problem instanceof Unreachable) return;
    unanswered(problem);
  } finally {
    isComingBack = false;
  }
  if (wasMine && view.value?.mine === false) wasSignedOff.value = true;
  isOnline.value = true;
  performance.mark("datakasse.back");
  listen();
  for (const go of waiting.splice(0)) go();
  followAgain();
}

/** A feed that broke is opened anew at once; the browser itself would wait for seconds, or give up. */
function followAgain(): void {
  const register = view.value?.register.register_id;
  const isBroken = feed !== null && feed.readyState !== EventSource.OPEN;
  if (register !== undefined && view.value?.mine && isBroken) openFeed(register);
}

/**
 * Several entries of one action lead to one refresh, and none at all when the answer to what this screen did
 * itself has brought the view that far meanwhile, or is about to.
 *
 * @param entry The entry to be seen; without one the view is fetched whatever it shows.
 */
function refreshSoon(entry = Number.POSITIVE_INFINITY): void {
  newest = Math.max(newest, entry);
  if (isRefreshing) return;
  isRefreshing = true;
  setTimeout(() => {
    isRefreshing = false;
    if (isOnItsWay()) return refreshSoon(newest);
    if (newest > (view.value?.head ?? 0)) refresh().catch(unanswered);
    newest = 0;
  }, TOGETHER_MS);
}

/** Do what follows when the view could not be had. */
export function unanswered(problem: unknown): void {
  if (problem instanceof Unreachable) lost();
  else if (problem instanceof Refused && problem.isShutOut) shutOut();
  else if (problem instanceof Refused && problem.isElsewhere) void leaveTaken().catch(unanswered);
}
