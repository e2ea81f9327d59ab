// Passkeys in the browser: made and used by it, with a finger, a face or a PIN that nobody else hears of.

import { send } from "../line/ask.ts";

/** Whether this browser has passkeys, and reads and writes them as JSON (2024 and later). */
export function hasPasskeys(): boolean {
  return (
    window.isSecureContext &&
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
  );
}

interface Begun<T> {
  options: T;
}

/**
 * Make a passkey and have it open the office.
 *
 * @throws Refused       It was not she, or what was made is no passkey for this place.
 * @throws DOMException  Whoever was asked by the browser said no, or took too long.
 */
export async function makePasskey<T>(name: string, current: string, code: string): Promise<T> {
  const begun = await send<Begun<PublicKeyCredentialCreationOptionsJSON>>(
    "POST",
    "/session/key/passkeys/begin",
    { current, code },
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(begun.options);
  const made = await navigator.credentials.create({ publicKey });
  return send<T>("POST", "/session/key/passkeys", { name, credential: told(made) });
}

/**
 * Come in by a passkey.
 *
 * @throws Refused       It opens nothing.
 * @throws DOMException  Whoever was asked by the browser said no, or took too long.
 */
export async function showPasskey<T>(operator: string): Promise<T> {
  const begun = await send<Begun<PublicKeyCredentialRequestOptionsJSON>>("POST", "/session/passkey/begin", {
    operator,
  });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(begun.options);
  const shown = await navigator.credentials.get({ publicKey });
  return send<T>("POST", "/session/passkey", { operator, credential: told(shown) });
}

/** Whether something was thrown because the browser's own question was not answered with yes. */
export function isDeclined(why: unknown): boolean {
  return why instanceof DOMException;
}

function told(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException("no passkey", "NotAllowedError");
  return credential.toJSON();
}
