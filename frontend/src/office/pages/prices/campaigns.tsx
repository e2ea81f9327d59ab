// Campaigns: which there are, made with a look at what the goods would cost, and ended.

import { kroner, percent } from "../../../writing/money.ts";
import { CATALOGUE_PARTS, type Frame } from "../../goods/articles.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say, sayCode } from "../../words/say.ts";
import { CampaignForm } from "./campaign_form.tsx";
import type { Campaign, CampaignsShown, Offer, ShownCampaign } from "./campaign_shapes.ts";
import { doColumn, Press, stateColumn, useEnding } from "./offers.tsx";

export function Campaigns() {
  const frame = useLoad<Frame>("/catalogue");
  const campaigns = useLoad<CampaignsShown>("/catalogue/campaigns");
  return (
    <Page title={say("campaigns_part")} lead={say("campaigns_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={frame}>
        {(shape) => (
          <>
            <CampaignForm frame={shape} done={campaigns.again} />
            <Card title={say("campaigns_list")}>
              <Loaded of={campaigns}>{({ rows }, again) => <List rows={rows} again={again} />}</Loaded>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function List({ rows, again }: { rows: ShownCampaign[]; again: () => void }) {
  const { sending, end } = useEnding("/catalogue/campaigns", again);
  return (
    <>
      <Outcome of={sending} />
      <Table
        name={say("campaigns_list")}
        columns={columns((row) => end(row.campaign))}
        rows={rows}
        keyOf={(row) => String(row.campaign.number)}
        empty={<Nothing title={say("campaigns_none")} />}
      />
    </>
  );
}

export function offerText(offer: Offer): string {
  switch (offer.type) {
    case "percent":
      return say("campaign_is_percent", { share: percent(offer.share_bp) });
    case "multibuy":
      return say("campaign_is_multibuy", { take: offer.take, pay: offer.pay });
    default:
      return say("campaign_is_together", { price: kroner(offer.price_ore) });
  }
}

function hoursText({ hours }: Campaign): string {
  if (hours === null) return say("campaign_all_day");
  const days = hours.weekdays.map((day) => sayCode("weekday_short", String(day))).join(" ");
  const isAllDay = hours.opens === hours.closes;
  const clock = isAllDay ? say("campaign_all_day") : `${hours.opens.slice(0, 5)}–${hours.closes.slice(0, 5)}`;
  return `${clock} ${days}`.trim();
}

function columns(end: (row: ShownCampaign) => void): Column<ShownCampaign>[] {
  const partText = (names: string[], more: number) =>
    more > 0
      ? say("campaign_goods_more", { names: names.join(", "), more })
      : names.join(", ") || say("campaign_all_goods");
  const goodsText = (row: ShownCampaign) =>
    row.goods.map((names, place) => partText(names, row.unnamed[place] ?? 0)).join(" + ");
  return [
    { id: "name", title: say("campaign_name"), kind: "text", of: (row) => row.campaign.name },
    { id: "offer", title: say("campaign_offer"), kind: "text", of: (row) => offerText(row.campaign.offer) },
    { id: "goods", title: say("campaign_goods"), kind: "text", of: goodsText },
    { id: "from", title: say("campaign_from"), kind: "moment", of: (row) => row.campaign.begins },
    { id: "until", title: say("campaign_until"), kind: "moment", of: (row) => row.campaign.ends },
    { id: "hours", title: say("campaign_hours"), kind: "text", of: (row) => hoursText(row.campaign) },
    stateColumn(),
    doColumn(
      (row) =>
        row.state !== "over" && (
          <Press word={say("campaign_end")} name={row.campaign.name} press={() => end(row)} />
        ),
    ),
  ];
}
