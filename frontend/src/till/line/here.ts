// Where this screen stands.

import { at } from "../../register/api.ts";
import { view } from "../counter/state.ts";

/** The path of the register of this screen, or of something under it. */
export function here(rest = ""): string {
  const register = view.value?.register.register_id;
  if (register === undefined) throw new Error("no register is chosen");
  return at(register, rest);
}
