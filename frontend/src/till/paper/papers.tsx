// What came out of the printer, what waits, and what nobody is sure of.

import { useSignal, useSignalEffect } from "@preact/signals";
import type { Documents, Job } from "../../register/papers.ts";
import { Icon } from "../../signs/icon.tsx";
import { toPaper } from "../actions/handover.ts";
import { documents, settlePaper } from "../actions/paper.ts";
import { view } from "../counter/state.ts";
import { attempt } from "../line/queue.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { documentName, Paper } from "../parts/paper.tsx";
import { t } from "../words/say.ts";

const NOTHING: Documents = { waiting: [], in_doubt: [], shown: [], offered: [] };

export function Papers() {
  const queue = useSignal(NOTHING);
  const open = useSignal<Job | null>(null);
  useSignalEffect(() => {
    if (view.value !== null)
      void attempt(async () => {
        queue.value = await documents();
      });
  });
  const { waiting, in_doubt, shown, offered } = queue.value;
  const notFetched = [...offered, ...waiting.filter((job) => job.way === "email")];
  const chosen = open.value ?? shown[0] ?? null;
  return (
    <Panel
      title={t("papers_title")}
      lead={waiting.length > 0 ? t("waiting", { count: waiting.length }) : ""}
      actions={<CommandButton of="test_page" />}
    >
      {in_doubt.map((job) => (
        <section class="difference" key={job.job}>
          <p>
            {t(job.way === "email" ? "did_mail_arrive" : "did_it_come_out", {
              document: documentName(job.document),
            })}
          </p>
          <button type="button" class="key" onClick={() => void settlePaper(job.job, true)}>
            <span class="label">{t(job.way === "email" ? "mail_arrived" : "came_out")}</span>
          </button>
          <button type="button" class="key" onClick={() => void settlePaper(job.job, false)}>
            <span class="label">{t(job.way === "email" ? "mail_did_not" : "did_not_come_out")}</span>
          </button>
        </section>
      ))}
      {notFetched.length > 0 && (
        <ul class="rows not-fetched">
          {notFetched.map((job) => (
            <li key={job.job} class="row">
              <span class="row-text">
                <strong>
                  {documentName(job.document)} · {t("entry", { number: job.entry })}
                </strong>
                <small>{t("not_fetched_lead")}</small>
              </span>
              <button type="button" class="key" onClick={() => void toPaper(job.job)}>
                <Icon name="printer" />
                <span class="label">{t("to_paper")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && <p class="nothing">{t("papers_none")}</p>}
      <div class="papers">
        <ul class="rows">
          {shown.map((job) => (
            <li key={job.job}>
              <button
                type="button"
                class="row as-button"
                aria-pressed={chosen?.job === job.job}
                onClick={() => {
                  open.value = job;
                }}
              >
                <span class="row-text">
                  <strong>{documentName(job.document)}</strong>
                  <small>{t("entry", { number: job.entry })}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {chosen !== null && <Paper job={chosen.job} title={documentName(chosen.document)} />}
      </div>
    </Panel>
  );
}
