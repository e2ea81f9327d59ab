// The pay bar: every common way of paying is one press away. While the drawer is open it says so instead,
// because nothing can be registered then.

import type { TenderKind } from "../../register/view.ts";
import { Icon, type IconName } from "../../signs/icon.tsx";
import { kroner, shortKroner } from "../../writing/money.ts";
import { closeDrawer } from "../actions/day.ts";
import { receiptWay } from "../actions/handover.ts";
import { payCash, payWhole, settle } from "../actions/pay.ts";
import { digitsOre } from "../counter/buffer.ts";
import { basket, isDrawerOpen, isPaying, isPhonePadOpen, takes, view } from "../counter/state.ts";
import { command, isReady, run } from "../keys/commands.ts";
import { drawnBuffer } from "../keys/drawn_buffer.ts";
import { letGo } from "../parts/command_button.tsx";
import { Keys } from "../parts/keys.tsx";
import { TrainingTag } from "../parts/training.tsx";
import { likelyNotes } from "../payment/notes.ts";
import { t } from "../words/say.ts";

const STYLES = ["first", "second"];

export function PayBar() {
  if (isDrawerOpen.value) return <OpenDrawer />;
  const gross = basket.value?.gross_ore ?? 0;
  return (
    <section class={isPaying.value ? "pay-bar busy" : "pay-bar"} aria-label={t("payment")}>
      <TrainingTag />
      {basket.value !== null && gross === 0 ? (
        <Even />
      ) : gross < 0 ? (
        <PayBack ore={gross} />
      ) : (
        <PayNow ore={gross} />
      )}
      <button
        type="button"
        class="pay pad-toggle"
        aria-pressed={isPhonePadOpen.value}
        onClick={() => {
          isPhonePadOpen.value = !isPhonePadOpen.value;
        }}
      >
        <span class="pay-label">123</span>
      </button>
    </section>
  );
}

function PayNow({ ore }: { ore: number }) {
  const cashDue = basket.value?.cash_due_ore ?? 0;
  const keyed = digitsOre(drawnBuffer.value);
  const takesCash = takes("cash");
  const canPay = isReady("more_tenders");
  return (
    <>
      {takes("debit_card") && (
        <Pay
          label={t("card")}
          sum={ore}
          icon="card"
          keys="F9"
          style="first"
          ready={canPay}
          press={() => run("card")}
        />
      )}
      {takesCash && (
        <Pay
          label={keyed === null ? t("cash_exact") : t("cash_handed")}
          sum={keyed ?? cashDue}
          icon="coins"
          keys="F8"
          style={takes("debit_card") ? "second" : "first"}
          ready={canPay}
          press={() => payCash()}
        />
      )}
      {takesCash && (
        <div class="notes">
          {likelyNotes(cashDue).map((note, place) => (
            <Note key={note} note={note} change={note - cashDue} keys={`Alt ${place + 1}`} ready={canPay} />
          ))}
        </div>
      )}
      {takes("vipps") && (
        <Pay label={t("vipps")} icon="phone" keys="Alt V" ready={canPay} press={() => run("vipps")} />
      )}
      <ReceiptWayButton />
      <Pay label={t("more")} icon="split" keys="Alt M" ready={canPay} press={() => run("more_tenders")} />
    </>
  );
}

/** How the receipt goes: seen before the sale is paid, and turned with one press. */
function ReceiptWayButton() {
  if (!isReady("digital_receipt")) return null;
  const way = receiptWay.value;
  return (
    <button
      type="button"
      class="pay receipt-way"
      aria-pressed={way !== "paper"}
      disabled={isPaying.value}
      onClick={(event) => {
        letGo(event);
        run("digital_receipt");
      }}
    >
      <Icon name={way === "paper" ? "paper" : way === "link" ? "phone" : "mail"} />
      <span class="pay-label">{t("digital_receipt")}</span>
      <small>{t(`way_${way}`)}</small>
      <Keys of={command("digital_receipt").keys} />
    </button>
  );
}

/** Ways of paying back; the one the goods were paid with stands first, and is the one that is strong. */
function PayBack({ ore }: { ore: number }) {
  const cashOre = basket.value?.cash_due_ore ?? ore;
  const all: (PayProps & { kind: TenderKind })[] = [
    {
      kind: "debit_card",
      label: t("card_back"),
      sum: ore,
      icon: "card",
      keys: "F9",
      press: () => run("card"),
    },
    {
      kind: "cash",
      label: t("cash_back"),
      sum: cashOre,
      icon: "coins",
      keys: "F8",
      press: () => payCash(null),
    },
    {
      kind: "store_credit",
      label: t("store_credit"),
      icon: "paper",
      keys: "",
      press: () => payWhole("store_credit"),
    },
    { kind: "vipps", label: t("vipps_back"), icon: "phone", keys: "Alt V", press: () => run("vipps") },
  ];
  const proposed = WAY_BACK[basket.value?.paid_with ?? "debit_card"] ?? "F9";
  const ways = all
    .filter(({ kind }) => takes(kind))
    .sort((one, other) => Number(other.keys === proposed) - Number(one.keys === proposed));
  return (
    <>
      {ways.map((way, place) => (
        <Pay key={way.label} {...way} style={STYLES[place]} />
      ))}
    </>
  );
}

/** The way back of each way of paying: what was paid with a card goes back to one. */
const WAY_BACK: Partial<Record<TenderKind, string>> = {
  cash: "F8",
  vipps: "Alt V",
  gift_card: "",
  store_credit: "",
};

function Even() {
  return <Pay label={t("finish_even")} icon="check" keys="F9" style="first" press={() => void settle([])} />;
}

interface PayProps {
  label: string;
  icon: IconName;
  keys: string;
  press: () => void;
  sum?: number;
  style?: string | undefined;
  ready?: boolean;
}

function Pay({ label, icon, keys, press, sum, style = "", ready = true }: PayProps) {
  return (
    <button
      type="button"
      class={`pay ${style}`}
      disabled={!ready || isPaying.value}
      onClick={(event) => {
        letGo(event);
        press();
      }}
    >
      <Icon name={icon} />
      <span class="pay-label">{label}</span>
      {sum !== undefined && ready && <span class="pay-sum amount">{kroner(sum)}</span>}
      {keys && <Keys of={keys} />}
    </button>
  );
}

function Note({ note, change, keys, ready }: { note: number; change: number; keys: string; ready: boolean }) {
  return (
    <button
      type="button"
      class="pay note"
      disabled={!ready || isPaying.value}
      onClick={(event) => {
        letGo(event);
        payCash(note);
      }}
    >
      <span class="pay-label amount">{shortKroner(note)}</span>
      <small>{t("gives_back", { amount: shortKroner(change) })}</small>
      <Keys of={keys} />
    </button>
  );
}

function OpenDrawer() {
  const shown = view.value;
  return (
    <section class="pay-bar drawer-open" aria-label={t("drawer")}>
      <span class="drawer-picture" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      <p role="status">
        <strong>{shown?.drawer === "unknown" ? t("drawer_unknown") : t("drawer_open")}</strong>
        <span>{t(shown?.drawer === "unknown" ? "drawer_unknown_hint" : "drawer_hint")}</span>
      </p>
      {shown?.drawer_on_screen && (
        <button
          type="button"
          class="pay first"
          onClick={(event) => {
            letGo(event);
            void closeDrawer();
          }}
        >
          <Icon name={command("open_drawer").icon} />
          <span class="pay-label">{t("close_drawer")}</span>
          <Keys of="⏎" />
        </button>
      )}
    </section>
  );
}
