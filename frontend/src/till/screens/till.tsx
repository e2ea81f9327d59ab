// The till: three fixed zones, one page from the first scan to the receipt.

import { useLayoutEffect } from "preact/hooks";
import { lock } from "../actions/session.ts";
import { approving } from "../counter/approving.ts";
import { lockWhenIdle } from "../counter/idle.ts";
import { basket, hits, may, settled, task, view } from "../counter/state.ts";
import { DeclareFloat } from "../day/declare_float.tsx";
import { CloseDay } from "../day/later.tsx";
import { NotOpened } from "../day/not_opened.tsx";
import { listen } from "../keys/keyboard.ts";
import { TrainingVeil } from "../parts/training.tsx";
import { Approve } from "../people/approval.tsx";
import { ArticleZone } from "./article_zone.tsx";
import { BasketZone } from "./basket_zone.tsx";
import { MessageLine } from "./message_line.tsx";
import { PayBar } from "./pay_bar.tsx";
import { Rail } from "./rail.tsx";
import { SettledZone } from "./settled_zone.tsx";
import { TaskZone } from "./task_zone.tsx";
import { TopBar } from "./top_bar.tsx";

export function Till() {
  useLayoutEffect(listen, []);
  useLayoutEffect(() => lockWhenIdle(() => view.value, lock), []);
  return (
    <main class="till">
      <h1 class="unseen">{view.value?.register.description || view.value?.register.register_id}</h1>
      <TopBar />
      {settled.value !== null && basket.value === null ? <SettledZone now={settled.value} /> : <BasketZone />}
      <div class="middle" inert={approving.value !== null}>
        <Middle />
      </div>
      {approving.value !== null && <Approve key={approving.value.approval} asked={approving.value} />}
      <Rail />
      <MessageLine />
      <PayBar />
      <TrainingVeil />
    </main>
  );
}

/** The articles, or what is being done instead; the day has to be opened before anything is sold. */
function Middle() {
  const shown = view.value;
  const isOpened = shown !== null && (shown.float_declared || shown.training) && !shown.must_close_day;
  if (isOpened && hits.value !== null) return <ArticleZone />;
  if (task.value !== null) return <TaskZone task={task.value} />;
  if (shown?.must_close_day && (may("sell") || may("z_report"))) return <CloseDay isDemanded />;
  if (!isOpened && !may("sell")) return <NotOpened />;
  return isOpened ? <ArticleZone /> : <DeclareFloat />;
}
