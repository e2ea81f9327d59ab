// The parts of a page that has several: ordinary links, so that each has an address of its own.

import { linkTo, place } from "../visitor/route.ts";
import { may } from "../visitor/session.ts";
import { say } from "../words/say.ts";
import type { OfficeKey } from "../words/table.ts";

export interface Part {
  /** What stands after the page in its address; empty is the first part. */
  part: string;
  word: OfficeKey;
  /** Who may see it; empty for everybody who sees the page. */
  right: string;
  /** Addresses that are of this part as well. */
  with?: readonly string[];
}

/** The links between the parts that the person in the office may see. */
export function Tabs({ page, parts }: { page: string; parts: readonly Part[] }) {
  const here = place.value.rest[0] ?? "";
  return (
    <nav class="tabs" aria-label={say("parts")}>
      {parts
        .filter((each) => each.right === "" || may(each.right))
        .map((each) => (
          <a
            key={each.part}
            href={linkTo(page, each.part ? [each.part] : [])}
            aria-current={each.part === here || each.with?.includes(here) ? "page" : undefined}
          >
            {say(each.word)}
          </a>
        ))}
    </nav>
  );
}
