// What is opened between sales: fetched when the page stands.

import { later } from "../parts/later.tsx";

export const Badges = later(async () => (await import("./badges.tsx")).Badges);
export const Person = later(async () => (await import("./person.tsx")).Person);
