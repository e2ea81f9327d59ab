// A file that the register makes: an ordinary link, so that the browser keeps it as it keeps others.

import { officeAddress } from "../line/ask.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";

interface Props {
  /** Under `/api/v1/office`. */
  path: string;
  children: string;
  glyph?: GlyphName;
  /** Opened beside the page, where the browser can show it. */
  isShown?: boolean;
  class?: string;
}

export function Download({
  path,
  children,
  glyph = "down",
  isShown = false,
  class: style = "key small",
}: Props) {
  const address = officeAddress(path);
  const how = isShown ? { target: "_blank", rel: "noreferrer" } : { download: "" };
  return (
    <a class={style} href={address} {...how}>
      <Glyph name={glyph} />
      <span class="label">{children}</span>
    </a>
  );
}
