// What is being done in the articles' place.

import type { Task } from "../counter/state.ts";
import { CloseDay, DayClosed, Journal, MoveCash } from "../day/later.tsx";
import { OpenDrawer } from "../day/open_drawer.tsx";
import { SystemCheckTask } from "../day/system_check.tsx";
import { Papers, ReceiptEmail } from "../paper/later.tsx";
import { PaperTask } from "../paper/paper_task.tsx";
import { later } from "../parts/later.tsx";
import { Badges, Person } from "../people/later.tsx";
import { SwitchPerson } from "../people/switch_person.tsx";
import { AskAge } from "../sale/ask_age.tsx";
import { AskMeasure } from "../sale/ask_measure.tsx";
import { AskPrice } from "../sale/ask_price.tsx";
import { Discount } from "../sale/discount.tsx";
import { CouponCode, CreditSale, GiftCard, Points, Receipts } from "../sale/later.tsx";
import { MoreTenders } from "../sale/more_tenders.tsx";
import { NoteLine } from "../sale/note_line.tsx";
import { ParkedSales } from "../sale/parked_sales.tsx";
import { Menu } from "./menu.tsx";
import { PriceCheck } from "./price_check.tsx";

const KeySheet = later(async () => (await import("./key_sheet.tsx")).KeySheet);
const Devices = later(async () => (await import("../reach/devices.tsx")).Devices);

export function TaskZone({ task }: { task: Task }) {
  switch (task.name) {
    case "menu":
      return <Menu />;
    case "keys":
      return <KeySheet />;
    case "devices":
      return <Devices />;
    case "operator":
      return <Person />;
    case "badges":
      return <Badges />;
    case "switch":
      return <SwitchPerson />;
    case "ask_price":
      return <AskPrice key={task.title} {...task} />;
    case "ask_measure":
      return <AskMeasure key={task.title} {...task} />;
    case "ask_age":
      return <AskAge key={task.title} {...task} />;
    case "price_check":
      return <PriceCheck />;
    case "discount":
      return <Discount key={task.line?.line_id} line={task.line} />;
    case "note":
      return <NoteLine key={task.line.line_id} line={task.line} />;
    case "credit_sale":
      return <CreditSale />;
    case "parked":
      return <ParkedSales />;
    case "receipts":
      return <Receipts />;
    case "receipt_email":
      return <ReceiptEmail />;
    case "returning":
      return <Receipts key={task.sold.outline.transaction} scanned={task.sold} />;
    case "more_tenders":
      return <MoreTenders />;
    case "coupon":
      return <CouponCode />;
    case "points":
      return <Points />;
    case "gift_card":
      return <GiftCard />;
    case "pay_in":
      return <MoveCash key="in" direction="in" />;
    case "pay_out":
      return <MoveCash key="out" direction="out" />;
    case "open_drawer":
      return <OpenDrawer />;
    case "close_day":
      return <CloseDay />;
    case "papers":
      return <Papers />;
    case "paper":
      return <PaperTask job={task.job} document={task.document} />;
    case "day_closed":
      return <DayClosed key={task.number} number={task.number} entry={task.entry} />;
    case "system_check":
      return <SystemCheckTask />;
    case "journal":
      return <Journal />;
  }
}
