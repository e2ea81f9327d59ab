// A paper as the printer would make it, drawn from the printer's own bytes, a moment after the last letter.

import { useEffect, useState } from "preact/hooks";
import { send } from "../line/ask.ts";
import { faultOf } from "../line/load.ts";
import { Said } from "./page.tsx";

const PREVIEW_WAIT_MS = 300;

interface Props {
  title: string;
  path: string;
  /** What the register makes the paper from. */
  of: unknown;
}

export function Preview({ title, path, of }: Props) {
  const { paper, fault } = usePreview(path, of);
  return (
    <figure class="preview">
      <figcaption>{title}</figcaption>
      {fault && <Said tone="bad">{fault}</Said>}
      {paper && (
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(paper.drawing)}`} alt={paper.text} />
      )}
    </figure>
  );
}

interface Paper {
  drawing: string;
  text: string;
}

function usePreview(path: string, of: unknown): { paper: Paper | null; fault: string } {
  const [shown, setShown] = useState<{ paper: Paper | null; fault: string }>({ paper: null, fault: "" });
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      send<Paper>("POST", path, of).then(
        (paper) => isWanted && setShown({ paper, fault: "" }),
        (why: unknown) => isWanted && setShown(({ paper }) => ({ paper, fault: faultOf(why) })),
      );
    }, PREVIEW_WAIT_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [path, of]);
  return shown;
}
