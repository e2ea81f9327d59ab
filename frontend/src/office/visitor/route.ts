// Where one is: the address after the `#`, such as `#/bilag/2026-000012`. Links are ordinary links, so that going
// back, a new tab and a bookmark work as everywhere.

import { signal } from "@preact/signals";

export interface Place {
  /** The page; empty is the first one. */
  page: string;
  /** What of it. */
  rest: readonly string[];
  /** How it is to be seen: a period, a choice. */
  query: Readonly<Record<string, string>>;
}

/**
 * Read an address.
 *
 * @example placeOf("#/bilag/K1%2F7?fra=2026-01-01") // { page: "bilag", rest: ["K1/7"], query: { fra: "2026-01-01" } }
 */
export function placeOf(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", ...rest] = path.split("/").filter(Boolean).map(decoded);
  return { page, rest, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** Write an address. */
export function linkTo(
  page: string,
  rest: readonly string[] = [],
  query: Record<string, string> = {},
): string {
  const path = [page, ...rest].filter(Boolean).map(encodeURIComponent).join("/");
  const wanted = Object.entries(query).filter(([, value]) => value !== "");
  const asked = wanted.length > 0 ? `?${new URLSearchParams(wanted)}` : "";
  return `#/${path}${asked}`;
}

export const place = signal<Place>({ page: "", rest: [], query: {} });

/** Follow the address from now on. */
export function followAddress(): void {
  const read = () => {
    place.value = placeOf(location.hash);
  };
  window.addEventListener("hashchange", read);
  read();
}

/** Go there. */
export function goTo(address: string): void {
  location.hash = address;
}

/** See the same place otherwise; the way back skips it. */
export function seeWith(query: Record<string, string>): void {
  const { page, rest, query: now } = place.peek();
  history.replaceState(null, "", linkTo(page, rest, { ...now, ...query }));
  place.value = placeOf(location.hash);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
