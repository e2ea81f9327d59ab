// What is opened to look for a paper, or to send one: fetched when the page stands.

import { later } from "../parts/later.tsx";

export const Papers = later(async () => (await import("./papers.tsx")).Papers);
export const ReceiptEmail = later(async () => (await import("./receipt_email.tsx")).ReceiptEmail);
