// What happened more often than it usually does, each in a sentence with how often that is.

import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { Card, Nothing } from "../../parts/page.tsx";
import { registerName } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import type { Unusual, Watched } from "./insight_shapes.ts";

const MILLI_PER_HUNDREDTH = 10;

export function UnusualThings({ of: watched }: { of: Watched }) {
  return (
    <Card
      title={say("insight_unusual")}
      lead={say("insight_unusual_lead", { day: shortDay(watched.base_from) })}
      class="wide"
    >
      {watched.unusual.length === 0 && watched.too_little.length === 0 && (
        <Nothing title={say("insight_unusual_none")} />
      )}
      <ul class="sentences">
        {watched.unusual.map((each) => (
          <li key={`${each.register} ${each.figure}`}>{sentence(each)}</li>
        ))}
        {watched.too_little.map((register) => (
          <li key={register}>{say("insight_too_little", { register: registerName(register) })}</li>
        ))}
      </ul>
    </Card>
  );
}

function sentence(found: Unusual): string {
  return say("insight_unusual_one", {
    register: registerName(found.register),
    what: sayCode("figure", found.figure),
    number: found.number,
    sum: kroner(found.amount_ore),
    usual: quantity(found.usual_hundredths * MILLI_PER_HUNDREDTH),
    base: found.base_number,
    receipts: found.base_receipts,
  });
}
