// A sale that is set aside, taken up again, or given up.

import type { View } from "../../register/view.ts";
import * as state from "../counter/state.ts";
import { show } from "../line/connection.ts";
import { here } from "../line/here.ts";
import { change, changing, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";

/** Set the basket aside, or show what is parked when there is none open. */
export function parkOrResume(): void {
  const parked = state.view.value?.parked ?? [];
  const [only] = parked;
  if (state.basket.value !== null) {
    void inTurn(async () => {
      await change("POST", here("/basket/park"), {});
      state.selectedLine.value = null;
      say("done", t("parked", { key: "F7" }));
    });
  } else if (only !== undefined && parked.length === 1) {
    void resume(only.basket_id);
  } else {
    state.task.value = { name: "parked" };
  }
}

/** Print the slip of a parked sale; of the open basket, which is parked first, when none is named. */
export function printParked(basketId: string | null = null): Promise<boolean> {
  return inTurn(async () => {
    if (basketId === null && state.basket.value !== null) await change("POST", here("/basket/park"), {});
    const of = basketId === null ? {} : { basket_id: basketId };
    const answer = await changing<{ view: View }>("POST", here("/basket/parked-slip"), of);
    show(answer.view);
    say("done", t("parked_slip_out"));
  });
}

/** Take a parked basket up again. */
export function resume(basketId: string): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here("/basket/resume"), { basket_id: basketId });
    state.settled.value = null;
    if (state.task.value?.name === "parked") state.task.value = null;
  });
}

/** Park a sale that is open at another device, so that it can be taken up here. */
export function fetchFrom(device: string): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here(`/devices/${device === "" ? "own" : encodeURIComponent(device)}/park`));
    say("done", t("fetched_here"));
  });
}

/** Give up the open sale, or a parked one. */
export function abort(basketId: string | null = null): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here("/basket/abort"), basketId === null ? {} : { basket_id: basketId });
    state.selectedLine.value = null;
    say("done", t("aborted"));
  });
}
