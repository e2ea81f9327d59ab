// Bringing what was scanned into the basket, once, however often the register was away on the way.

import { Refused, Unreachable } from "../api.ts";
import { drop, type Kept, keptAs, refuseLate } from "../kept.ts";
import { sentence } from "../state.ts";
import { sound } from "../tone.ts";
import { language } from "../words.ts";
import { answered, lost } from "./connection.ts";
import { here } from "./here.ts";
import { change } from "./queue.ts";

/**
 * Have a line in the basket. Without an answer it is asked for again, with the same key. One that comes late
 * and is refused stays in sight with the reason: nobody was looking for it any more.
 *
 * @returns Whether it is there now because of this.
 * @throws Refused  The register said no; the line stays kept only where nobody is signed on.
 */
export async function deliver(line: Kept): Promise<boolean> {
  for (;;) {
    await answered();
    if (keptAs(line) === undefined) return false;
    try {
      await change("POST", here("/basket/lines"), line.wanted, line.key);
      drop(line);
      return true;
    } catch (problem) {
      if (problem instanceof Unreachable) lost();
      else if (!(problem instanceof Refused) || problem.isSignedOff) throw problem;
      else if (keptAs(line)?.isLate) {
        refuseLate(line, sentence(problem.problem, language()));
        sound("refused");
        return false;
      } else {
        drop(line);
        throw problem;
      }
    }
  }
}
