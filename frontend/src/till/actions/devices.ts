// Tablets and phones at the register: who is let in, letting one in, shutting one out; and being let in.

import { at, call } from "../../register/api.ts";
import type { DevicePart, Drawn, Network } from "../../register/reach.ts";
import type { View } from "../../register/view.ts";
import { invitation, isShutOut } from "../counter/state.ts";
import { show } from "../line/connection.ts";
import { here } from "../line/here.ts";
import { attempt, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";
import { open } from "./session.ts";

interface DeviceCode {
  code: string;
  expires_s: number;
}

const HASH = /^#pair=([^/]+)\/([\w-]+)$/;

/** A code for one device, and the link that carries it. */
export interface Invitation extends Drawn {
  untilMs: number;
}

/** Where the register is on the shop's network; null where it serves this machine alone. */
export function network(): Promise<Network | null> {
  return call<Network | null>("GET", "/network");
}

/** The devices that are let in. */
export function devices(): Promise<DevicePart[]> {
  return call<DevicePart[]>("GET", here("/devices"));
}

/** Make a code that lets one device in. */
export async function invite(): Promise<Invitation> {
  const register = here().split("/").at(-1) ?? "";
  const { code, expires_s } = await call<DeviceCode>("POST", here("/device-codes"));
  const fragment = encodeURIComponent(`pair=${register}/${code}`);
  const drawn = await call<Drawn>("GET", `/network/code?fragment=${fragment}`);
  return { ...drawn, untilMs: Date.now() + expires_s * 1000 };
}

/** Shut a device out. */
export function revoke({ device, name }: DevicePart): Promise<boolean> {
  return inTurn(async () => {
    show(await call<View>("DELETE", here(`/devices/${device}`)));
    say("done", t("device_revoked", { name }));
  });
}

/** Take note of an invitation in this page's address, as a QR code brings one. */
export function readInvitation(): void {
  const found = HASH.exec(location.hash);
  if (found === null) return;
  const [, register = "", code = ""] = found;
  invitation.value = { register: decodeURIComponent(register), code };
  history.replaceState(null, "", "/");
}

/** Redeem the invitation under a name; then go on as any screen of the register. */
export async function pair(name: string): Promise<boolean> {
  const invited = invitation.value;
  if (invited === null) return false;
  const body = { code: invited.code, name };
  const isIn = await attempt(async () => {
    await call("POST", at(invited.register, "/devices"), { body });
  });
  if (!isIn) return false;
  invitation.value = null;
  isShutOut.value = false;
  await open();
  return true;
}

/** Give the invitation up. */
export function decline(): void {
  invitation.value = null;
  void open();
}

/** What this device may be called, for the person to change. */
export function likelyName(): string {
  const told = navigator.userAgent;
  if (/iPad/.test(told)) return "iPad";
  if (/iPhone/.test(told)) return "iPhone";
  if (/Android/.test(told)) return /Mobile/.test(told) ? "Telefon" : "Nettbrett";
  return "";
}
