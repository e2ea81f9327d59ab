// A whole article group onto a price list at so many per cent; what is written is looked through and saved as what is
// typed.

import { useState } from "preact/hooks";
import { bpOf } from "../../../writing/money.ts";
import type { Frame } from "../../goods/articles.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import type { PriceListDraft } from "./price_list_draft.ts";

interface Filled {
  prices: string;
  added: number;
  kept: number;
  left_out: number;
}

interface Props {
  draft: PriceListDraft;
  put: (what: Partial<PriceListDraft>) => void;
}

export function FillPriceList(props: Props) {
  const frame = useLoad<Frame>("/catalogue");
  return (
    <details class="more after">
      <summary>{say("price_fill")}</summary>
      <Loaded of={frame}>{(shape) => <Fill {...props} frame={shape} />}</Loaded>
    </details>
  );
}

function Fill({ draft, put, frame }: Props & { frame: Frame }) {
  const [group, setGroup] = useState(frame.groups[0]?.code ?? "");
  const [way, setWay] = useState("ned");
  const [share, setShare] = useState("");
  const [ending, setEnding] = useState("krone");
  const sending = useSending();
  const bp = bpOf(share);
  const isShare = bp !== null && bp > 0 && (way === "opp" || bp < 10_000);
  const fill = () =>
    sending.over(async () => {
      const filled = await send<Filled>("POST", "/catalogue/price-lists/fill", {
        of_group: group,
        by_bp: way === "opp" ? bp : -(bp ?? 0),
        ending,
        prices: draft.prices,
        group: draft.place === "" ? draft.group.trim() : "",
        ...(draft.last_day !== "" && { last_day: draft.last_day }),
      });
      put({ prices: filled.prices });
      return say("price_fill_done", {
        added: filled.added,
        kept: filled.kept,
        left_out: filled.left_out,
      });
    });
  return (
    <div class="stack">
      <p class="hint">{say("price_fill_lead")}</p>
      <div class="fields level">
        <Choice
          title={say("article_group")}
          value={group}
          options={frame.groups.map((each): [string, string] => [each.code, each.name])}
          put={setGroup}
        />
        <Choice
          title={say("bulk_way")}
          value={way}
          options={[
            ["ned", say("bulk_cheaper")],
            ["opp", say("bulk_dearer")],
          ]}
          put={setWay}
        />
        <Text title={say("bulk_share")} value={share} max={6} put={setShare} isAmount />
        <Choice
          title={say("bulk_ending")}
          value={ending}
          options={[
            ["krone", say("bulk_krone")],
            ["ninety", say("bulk_ninety")],
            ["ore", say("bulk_ore")],
          ]}
          put={setEnding}
        />
      </div>
      <div class="field-row">
        <button
          type="button"
          class="key"
          disabled={!isShare || group === "" || sending.isOn}
          onClick={() => void fill()}
        >
          <span class="label">{say("price_fill_do")}</span>
        </button>
      </div>
      <Outcome of={sending} />
    </div>
  );
}
