// Makes the index beside the page, so that neither the long list nor sorting it holds up a key.

import { indexOf } from "./name_index.ts";

addEventListener("message", ({ data }: MessageEvent<string>) => void learn(data));

/** Fetch the list at an address and hand over its index; null where there is none, or it would be too long. */
async function learn(address: string): Promise<void> {
  const list = await fetch(address).catch(() => null);
  const index = list?.status === 200 ? indexOf(await list.text()) : null;
  postMessage(index, { transfer: index === null ? [] : runsOf(index) });
}

/** The long runs of bytes, which are handed over and not copied. */
function runsOf(index: object): Transferable[] {
  return Object.values(index).flatMap((part: unknown) => {
    if (ArrayBuffer.isView(part)) return [part.buffer as ArrayBuffer];
    return typeof part === "object" && part !== null ? runsOf(part) : [];
  });
}
