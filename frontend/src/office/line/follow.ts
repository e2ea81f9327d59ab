// News from the register while a page is looked at: each is a reason to ask again, and nothing more.

import { useEffect } from "preact/hooks";
import { officeAddress } from "./ask.ts";

/** Call `again` at each news of a feed under `/api/v1/office`; null follows nothing. */
export function useNews(path: string | null, again: () => void): void {
  useEffect(() => {
    if (path === null) return undefined;
    const feed = new EventSource(officeAddress(path));
    // The first says only that the line is open: what came before it, and after the page asked, is told by nobody.
    feed.addEventListener("taken", again);
    return () => feed.close();
  }, [path, again]);
}
