// The panels of the day's two ends, and of looking back: not needed to sell, so fetched when the page stands.

import { later } from "../parts/later.tsx";

export const CloseDay = later(async () => (await import("./close_day.tsx")).CloseDay);
export const DayClosed = later(async () => (await import("./day_closed.tsx")).DayClosed);
export const Journal = later(async () => (await import("./journal.tsx")).Journal);
export const MoveCash = later(async () => (await import("./move_cash.tsx")).MoveCash);
