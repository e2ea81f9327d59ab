// What makes a request one that is never done twice.

/** Return a new idempotency key; a page that came over plain HTTP lacks `randomUUID`. */
export function newKey(): string {
  if (window.isSecureContext) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");
}
