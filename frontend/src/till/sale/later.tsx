// What is rare in a sale: fetched when the page stands.

import { later } from "../parts/later.tsx";

export const CouponCode = later(async () => (await import("./rare.ts")).CouponCode);
export const CreditSale = later(async () => (await import("./rare.ts")).CreditSale);
export const GiftCard = later(async () => (await import("./rare.ts")).GiftCard);
export const Points = later(async () => (await import("./rare.ts")).Points);
export const Receipts = later(async () => (await import("./rare.ts")).Receipts);
