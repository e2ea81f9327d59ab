// A paper as it would be, a moment after the last letter.

import { useEffect, useState } from "preact/hooks";
import { send } from "../ask.ts";
import { faultOf } from "../load.ts";
import { Said } from "./page.tsx";

const PREVIEW_WAIT_MS = 300;

interface Props {
  title: string;
  path: string;
  /** What the register makes the paper from. */
  of: unknown;
}

export function Preview({ title, path, of }: Props) {
  const { text, fault } = usePreview(path, of);
  return (
    <figure class="preview">
      <figcaption>{title}</figcaption>
      {fault && <Said tone="bad">{fault}</Said>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}

function usePreview(path: string, of: unknown): { text: string; fault: string } {
  const [shown, setShown] = useState({ text: "", fault: "" });
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      send<{ text: string }>("POST", path, of).then(
        (made) => isWanted && setShown({ text: made.text, fault: "" }),
        (why: unknown) => isWanted && setShown({ text: "", fault: faultOf(why) }),
      );
    }, PREVIEW_WAIT_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [path, of]);
  return shown;
}
