// The shop's mark on its receipts: a picture is chosen, and made into the printer's dots here in the browser.

import { useEffect, useState } from "preact/hooks";
import { Said } from "../../parts/page.tsx";
import { say } from "../../words/say.ts";
import {
  fitted,
  LOGO_WIDTH_MAX_DOTS,
  LOGO_WIDTH_MIN_DOTS,
  type Logo,
  type Look,
  lightness,
  logoOf,
  NO_LOGO,
} from "./logo.ts";

const FILE_MAX_BYTES = 10_000_000;
const WIDTH_STEP_DOTS = 8;
const DARKNESS_MIN = 28;
const DARKNESS_MAX = 228;
const DARKNESS_STEP = 4;

interface Props {
  /** The mark as it is now, chosen or kept. */
  of: Logo;
  put: (logo: Logo) => void;
}

export function ReceiptLogo({ of: logo, put }: Props) {
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  const [width, setWidth] = useState(LOGO_WIDTH_MAX_DOTS);
  const [look, setLook] = useState<Look>({ hasShades: false, darkness: 128 });
  const [fault, setFault] = useState("");
  useEffect(() => {
    if (picture === null) return;
    const made = drawn(picture, width, look);
    if (made === null) setFault(say("receipt_logo_unreadable"));
    else put(made);
  }, [picture, width, look]);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setFault("");
    try {
      if (file.size > FILE_MAX_BYTES) throw new Error("larger than any logo");
      setPicture(await opened(file));
    } catch {
      setFault(say("receipt_logo_unreadable"));
    }
  };
  return (
    <fieldset class="stack logo">
      <legend>{say("receipt_logo")}</legend>
      <p class="hint">{say("receipt_logo_lead")}</p>
      <label class="field">
        <span>{say(logo.width_dots > 0 ? "receipt_logo_another" : "receipt_logo_choose")}</span>
        <input
          type="file"
          accept="image/png,image/jpeg,image/svg+xml,image/webp,image/gif"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      {fault && <Said tone="bad">{fault}</Said>}
      {picture !== null && (
        <>
          <Slide
            title={say("receipt_logo_width")}
            from={LOGO_WIDTH_MIN_DOTS}
            to={LOGO_WIDTH_MAX_DOTS}
            step={WIDTH_STEP_DOTS}
            of={width}
            put={setWidth}
          />
          <Slide
            title={say("receipt_logo_darkness")}
            from={DARKNESS_MIN}
            to={DARKNESS_MAX}
            step={DARKNESS_STEP}
            of={look.darkness}
            put={(darkness) => setLook({ ...look, darkness })}
          />
          <label class="choice">
            <input
              type="checkbox"
              checked={look.hasShades}
              onChange={(event) => setLook({ ...look, hasShades: event.currentTarget.checked })}
            />
            <span>{say("receipt_logo_shades")}</span>
          </label>
        </>
      )}
      {logo.width_dots > 0 && (
        <button
          type="button"
          class="key"
          onClick={() => {
            setPicture(null);
            put(NO_LOGO);
          }}
        >
          <span class="label">{say("receipt_logo_none")}</span>
        </button>
      )}
    </fieldset>
  );
}

interface SlideProps {
  title: string;
  from: number;
  to: number;
  step: number;
  of: number;
  put: (value: number) => void;
}

function Slide({ title, from, to, step, of: value, put }: SlideProps) {
  return (
    <label class="field">
      <span>{title}</span>
      <input
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        onInput={(event) => put(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** Have the browser open a picture; rejects what is none. */
async function opened(file: File): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  if (picture.naturalWidth === 0 || picture.naturalHeight === 0) throw new Error("a picture without a size");
  return picture;
}

/** Return a picture in dots, so wide; null where the browser will not tell its pixels. */
function drawn(picture: HTMLImageElement, wanted: number, look: Look): Logo | null {
  const { width, height } = fitted(picture.naturalWidth, picture.naturalHeight, wanted);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, width, height);
  try {
    return logoOf(lightness(pen.getImageData(0, 0, width, height).data), width, look);
  } catch {
    return null;
  }
}
