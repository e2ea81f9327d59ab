// For the inspector and the accountant: what a control asks for, what is handed in, and how long it must be here.

import { type Part, Tabs } from "../parts/tabs.tsx";
import { place } from "../route.ts";
import { may } from "../session.ts";
import { Inspection } from "./inspection.tsx";
import { Retention } from "./retention.tsx";
import { StaffRegister } from "./staff_register.tsx";
import { Submission } from "./submission.tsx";

const PARTS: readonly Part[] = [
  { part: "", word: "page_inspection", right: "export" },
  { part: "innsending", word: "page_submission", right: "keep_books" },
  { part: "personalliste", word: "page_staff", right: "read_journal" },
  { part: "oppbevaring", word: "page_retention", right: "read_journal" },
];

export function Control() {
  const [part] = place.value.rest;
  return (
    <>
      <Tabs page="kontroll" parts={PARTS} />
      {part === "innsending" && may("keep_books") ? (
        <Submission />
      ) : part === "personalliste" && may("read_journal") ? (
        <StaffRegister />
      ) : part === "oppbevaring" && may("read_journal") ? (
        <Retention />
      ) : (
        <Inspection />
      )}
    </>
  );
}
