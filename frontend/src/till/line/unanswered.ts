// What has been asked for once and not been answered yet.
//
// A payment is remembered with its idempotency key before it is sent and forgotten when the answer is in.
// Sent again, after a lost answer, a double tap or a reload of the page, it carries the same key, and the
// register gives the answer that it has: nothing is sold twice.

const PLACE = "datakasse.unanswered";

/** Something asked for once. */
export interface Asked {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  /** The basket it settles, if it settles one. */
  readonly basket: string | null;
}

/** Where it is kept: the browser's own storage, which survives a reload. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Remember what is about to be asked. Asking for the same again before an answer gives the same key.
 */
export function remember(
  keep: Keep,
  newKey: () => string,
  path: string,
  body: unknown,
  basket: string | null,
): Asked {
  const known = left(keep);
  const same = known !== null && known.path === path && known.basket === basket && isSame(known.body, body);
  const asked = same ? known : { key: newKey(), path, body, basket };
  keep.setItem(PLACE, JSON.stringify(asked));
  return asked;
}

/** Forget it: the answer is in. */
export function forget(keep: Keep): void {
  keep.removeItem(PLACE);
}

/** Return what has not been answered, or null. */
export function left(keep: Keep): Asked | null {
  const text = keep.getItem(PLACE);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Asked;
  } catch {
    return null;
  }
}

/**
 * Whether it is safe to ask again after a reload: the basket it settled is still the open one, or there is
 * no open basket. With another basket open it would be that one that is settled.
 */
export function mayAskAgain(asked: Asked, openBasket: string | null): boolean {
  return asked.basket === null || openBasket === null || asked.basket === openBasket;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
