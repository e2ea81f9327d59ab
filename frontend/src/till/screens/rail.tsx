// The rail beside the articles: the numbers, and what is done most often.

import { basket, isPhonePadOpen, task, view } from "../counter/state.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { BufferLine, Keypad } from "../parts/keypad.tsx";
import { t } from "../words/say.ts";

export function Rail() {
  const parked = view.value?.parked.length ?? 0;
  const resumes = basket.value === null && parked > 0;
  return (
    <aside class={isPhonePadOpen.value ? "rail spread" : "rail"}>
      <BufferLine />
      <Keypad />
      <div class="functions">
        <CommandButton of="undo" />
        <CommandButton of="park" label={resumes ? `${t("resume")} (${parked})` : t("park")} />
        <CommandButton of="receipts" pressed={task.value?.name === "receipts"} />
        <CommandButton of="price_check" pressed={task.value?.name === "price_check"} />
        <CommandButton of="discount" />
        <CommandButton of="open_drawer" pressed={task.value?.name === "open_drawer"} />
        <CommandButton of="provisional" />
        <CommandButton of="abort" />
      </div>
    </aside>
  );
}
