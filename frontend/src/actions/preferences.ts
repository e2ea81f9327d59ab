// Choosing how the screen is.

import { preferences } from "../preferences.ts";
import type { Preferences } from "../register/people.ts";
import { sound } from "../tone.ts";
import { here } from "./here.ts";
import { change, inTurn } from "./queue.ts";

/** Change something about the screen of the one who is signed on; a new loudness is heard at once. */
export function prefer(wanted: Partial<Preferences>): Promise<boolean> {
  return inTurn(async () => {
    await change("PUT", here("/preferences"), { ...preferences.value, ...wanted });
    if (wanted.sound !== undefined) sound("paid");
  });
}
