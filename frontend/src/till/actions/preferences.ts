// Choosing how the screen is.

import type { Preferences } from "../../register/people.ts";
import { preferences } from "../counter/preferences.ts";
import { sound } from "../counter/tone.ts";
import { here } from "../line/here.ts";
import { change, inTurn } from "../line/queue.ts";

/** Change something about the screen of the one who is signed on; a new loudness is heard at once. */
export function prefer(wanted: Partial<Preferences>): Promise<boolean> {
  return inTurn(async () => {
    await change("PUT", here("/preferences"), { ...preferences.value, ...wanted });
    if (wanted.sound !== undefined) sound("paid");
  });
}
