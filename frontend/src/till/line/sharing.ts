// The register answers with the whole view each time. What did not change keeps its identity, so that only
// what did is drawn again: a scan into a basket of two hundred lines draws one line.

/**
 * Return `now`, but with every part that equals the same part of `was` being that part itself.
 *
 * @param was What was shown.
 * @param now What came from the register: JSON, so nothing in it points back.
 * @example sharing({ a: [1], b: 2 }, { a: [1], b: 3 }) // { a: the same array, b: 3 }
 */
export function sharing<T>(was: unknown, now: T): T {
  if (Object.is(was, now)) return now;
  if (Array.isArray(now)) return Array.isArray(was) ? (shared(was, now) as T) : now;
  if (isObject(now)) return isObject(was) && !Array.isArray(was) ? (shared(was, now) as T) : now;
  return now;
}

function shared(was: object, now: object): object {
  const old = was as Record<string, unknown>;
  const fresh = now as Record<string, unknown>;
  const names = Object.keys(fresh);
  let isSame = names.length === Object.keys(old).length;
  for (const name of names) {
    const isKnown = Object.hasOwn(old, name);
    if (isKnown) fresh[name] = sharing(old[name], fresh[name]);
    isSame &&= isKnown && Object.is(fresh[name], old[name]);
  }
  return isSame ? was : now;
}

function isObject(what: unknown): what is object {
  return typeof what === "object" && what !== null;
}
