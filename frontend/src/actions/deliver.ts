// Bringing what was scanned into the basket, once, however often the register was away on the way.

import { Refused, Unreachable } from "../api.ts";
import { drop, type Kept, keptAs, refuseLate } from "../kept.ts";
import { sentence } from "../state.ts";
import { sound } from "../tone.ts";
import type { Scanned, View } from "../view.ts";
import { language } from "../words.ts";
import { answered, lost, show } from "./connection.ts";
import { here } from "./here.ts";
import { change, changing } from "./queue.ts";

const GOODS: Scanned = { found: "article" };

/**
 * Have a line in the basket. Without an answer it is asked for again, with the same key. One that comes late
 * and is refused stays in sight with the reason: nobody was looking for it any more.
 *
 * @returns What it was: goods are in the basket now. Null where nothing came of this.
 * @throws Refused  The register said no; the line stays kept only where nobody is signed on.
 */
export async function deliver(line: Kept): Promise<Scanned | null> {
  for (;;) {
    await answered();
    if (keptAs(line) === undefined) return null;
    try {
      const found = await bringOnce(line);
      drop(line);
      return found;
    } catch (problem) {
      if (problem instanceof Unreachable) lost();
      else if (!(problem instanceof Refused) || problem.isSignedOff) throw problem;
      else if (keptAs(line)?.isLate) {
        refuseLate(line, sentence(problem.problem, language()));
        sound("refused");
        return null;
      } else {
        drop(line);
        throw problem;
      }
    }
  }
}

/** Ask once: what was scanned is for the register to read, unless its price has been asked for meanwhile. */
async function bringOnce({ wanted, key }: Kept): Promise<Scanned> {
  const { scanned, ...body } = wanted;
  if (scanned === undefined || body.price_ore !== undefined) {
    await change("POST", here("/basket/lines"), body, key);
    return GOODS;
  }
  const answer = await changing<{ scanned: Scanned; view: View }>("POST", here("/basket/scans"), body, key);
  show(answer.view);
  return answer.scanned;
}
