// Which screen: choosing a register, signing on, or the till.

import { useEffect } from "preact/hooks";
import { Mark } from "../../signs/mark.tsx";
import { invitation, isOnline, isShutOut, registers, view } from "../counter/state.ts";
import { Demonstration } from "../parts/demonstration.tsx";
import { SignOn } from "../people/sign_on.tsx";
import { ChooseRegister } from "../reach/choose_register.tsx";
import { Pair, ShutOut } from "../reach/entrance_of_device.tsx";
import { language, t } from "../words/say.ts";
import { Till } from "./till.tsx";

export function App() {
  const spoken = language();
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return (
    <div class={view.value?.training && view.value.mine ? "app in-training" : "app"}>
      <Demonstration />
      <Screen />
    </div>
  );
}

function Screen() {
  if (invitation.value !== null) return <Pair />;
  if (isShutOut.value) return <ShutOut />;
  if (view.value?.mine) return <Till />;
  if (view.value?.register.is_in_use) return <SignOn />;
  if (registers.value !== null) return <ChooseRegister />;
  return (
    <main class="waiting">
      <Mark />
      <p role="status">{isOnline.value ? t("loading") : t("no_answer_yet")}</p>
    </main>
  );
}
