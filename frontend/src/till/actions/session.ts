// Coming to the register and leaving it: which register, who, start and stop.

import { at, call, Refused, Unreachable } from "../../register/api.ts";
import type { Grid } from "../../register/goods.ts";
import type { Colleague } from "../../register/people.ts";
import type { Completed, Register, View } from "../../register/view.ts";
import { answerApproval } from "../counter/approving.ts";
import { EMPTY } from "../counter/buffer.ts";
import { learnSoon } from "../counter/foreseen.ts";
import { isLeft } from "../counter/idle.ts";
import { dropAll } from "../counter/kept.ts";
import * as state from "../counter/state.ts";
import { answered, changeHands, follow, lost, refresh, shutOut, stopFollowing } from "../line/connection.ts";
import { here } from "../line/here.ts";
import { attempt, change, create, inTurn, say } from "../line/queue.ts";
import { forget, left, mayAskAgain } from "../line/unanswered.ts";
import { learnNamesSoon } from "../names/names.ts";
import { t } from "../words/say.ts";
import { bringKept } from "./basket.ts";
import { newestPaperSoon } from "./paper.ts";
import { followSaleHours, forgetSaleHours } from "./sale_hours.ts";
import { makeButtons } from "./search.ts";

const REGISTER_PLACE = "datakasse.register";
const MS = 1000;

/** Open the page: find the register, and go on where this browser left off. */
export async function open(): Promise<void> {
  for (;;) {
    try {
      const known = await call<Register[]>("GET", "/registers");
      state.registers.value = known;
      const stood = localStorage.getItem(REGISTER_PLACE);
      const used = known.filter((each) => each.is_in_use);
      // Where it was taken out of use, its screen says so, and shows the others.
      const found = known.find((each) => each.register_id === stood) ?? (used.length === 1 ? used[0] : null);
      if (found) await choose(found.register_id);
      return;
    } catch (problem) {
      if (problem instanceof Refused && problem.isShutOut) return shutOut();
      if (!(problem instanceof Unreachable)) throw problem;
      lost();
      await answered();
    }
  }
}

/** Choose the register that this screen stands at. */
export async function choose(register: string): Promise<void> {
  localStorage.setItem(REGISTER_PLACE, register);
  state.movedAway.value = "";
  state.people.value = await call<Colleague[]>("GET", at(register, "/operators"));
  const shown = await call<View>("GET", at(register));
  const isLocked = shown.mine && isLeft(shown);
  state.view.value = isLocked ? await call<View>("POST", at(register, "/lock")) : shown;
  if (state.view.value.mine) await arrive();
}

/** Leave the register's screen to choose another. */
export function leaveRegister(): void {
  localStorage.removeItem(REGISTER_PLACE);
  state.view.value = null;
}

/** Start a register that was stopped. */
export function start(): Promise<boolean> {
  return inTurn(() => change("POST", here("/start")));
}

/** Sign on. Too many mistakes set `throttledUntil`. */
export function signOn(operator: string, pin: string): Promise<boolean> {
  return enter("/sign-on", { operator, pin });
}

/** Sign on with a badge. */
export function signOnByBadge(code: string): Promise<boolean> {
  return enter("/sign-on/badge", { code });
}

function enter(path: string, body: unknown): Promise<boolean> {
  return inTurn(async () => {
    try {
      const answer = await call<{ view: View }>("POST", here(path), { body });
      state.message.value = null;
      changeHands(answer.view);
      state.resting.value = null;
      await arrive();
    } catch (problem) {
      if (problem instanceof Refused && problem.problem.code === "operator.throttled") {
        state.throttledUntil.value = Date.now() + Number(problem.problem.facts["wait_s"] ?? 1) * MS;
      }
      throw problem;
    }
  });
}

/** Sign off; the basket stays in the register. */
export function signOff(): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here("/sign-off"));
    leave();
  });
}

/** Lock the screen: what is in the register stays there, and nothing of it stays here. */
export function lock(): Promise<boolean> {
  answerApproval(false);
  return inTurn(async () => {
    if (!state.view.value?.mine) return;
    state.resting.value = state.view.value.operator?.operator_id ?? null;
    await change("POST", here("/lock"));
    leave();
  });
}

/** Say after how many minutes without a touch the screen locks; 0 is never. */
export function setLock(afterMinutes: number): Promise<boolean> {
  return inTurn(() => change("PUT", here("/lock"), { after_minutes: afterMinutes }));
}

/** Stop the register; whoever is signed on is signed off by it. */
export function stop(): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here("/stop"));
    leave();
    await refresh();
  });
}

/** Entries after which goods may be called or cost something else. */
const CHANGES_WHAT_IS_SOLD = /^(settings|campaign|price_list)_|^price_changed/;

/** Somebody is signed on here: fetch the articles, follow the journal, settle what was left over. */
async function arrive(): Promise<void> {
  clear();
  state.wasSignedOff.value = false;
  const register = state.view.value?.register.register_id ?? "";
  followSaleHours();
  follow(register, (kind) => {
    if (kind === "document_printed") newestPaperSoon();
    if (kind === "settings_changed") followSaleHours();
    if (CHANGES_WHAT_IS_SOLD.test(kind)) learn();
  });
  state.grid.value = await call<Grid>("GET", "/articles/grid");
  newestPaperSoon();
  learn();
  await attempt(settleLeftOver);
  bringKept();
}

/** Learn what is sold, so that a line and what is searched for are drawn before the register has answered. */
function learn(): void {
  learnSoon();
  learnNamesSoon(makeButtons);
}

/** Ask again for what had no answer when the page was closed or reloaded. */
async function settleLeftOver(): Promise<void> {
  const asked = left(localStorage);
  if (asked === null || !asked.path.startsWith(here("/"))) return;
  if (!mayAskAgain(asked, state.view.value?.basket?.basket_id ?? null)) {
    forget(localStorage);
    return;
  }
  const made = await create<Partial<Completed>>(asked.path, asked.body, asked.basket);
  await refresh();
  if (made.receipt !== undefined) {
    state.settled.value = { made: made as Completed, tenders: [], handed_ore: null };
    say("done", t("sale_is_saved", { receipt: t("receipt", { number: made.receipt }) }));
  }
}

function leave(): void {
  stopFollowing();
  forgetSaleHours();
  clear();
  dropAll();
}

function clear(): void {
  answerApproval(false);
  state.questions.value = [];
  state.laidDown.value = null;
  state.task.value = null;
  state.message.value = null;
  state.buffer.value = EMPTY;
  state.selectedLine.value = null;
  state.settled.value = null;
  state.newestPaper.value = null;
  state.hits.value = null;
  state.searchText.value = "";
  state.variantsOf.value = "";
}
