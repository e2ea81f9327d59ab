// Bars, one for each day: to see which days were large and which were small. What exactly each was stands in the
// table beside it, which is for everybody; the drawing is for the eye alone.

import { useLayoutEffect, useRef } from "preact/hooks";
import { kroner, shortKroner } from "../../writing/money.ts";
import { roundUp } from "./chart_scale.ts";

export interface Bar {
  key: string;
  /** What stands below it. */
  label: string;
  /** Where it leads. */
  link?: string;
  /** Øre. */
  value_ore: number;
  /** What it is likely to lie between, øre. */
  between_ore?: readonly [number, number];
  isStrong?: boolean;
}

const HEIGHT = 180;
const FOOT = 22;
const SIDE = 56;
const STEP = 26;
const BAR = 16;
const LINES = 4;

export function Bars({ bars, name }: { bars: readonly Bar[]; name: string }) {
  const frame = useRef<HTMLElement>(null);
  // Where not all of them have room, the newest are seen first.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [bars.length]);
  const top = roundUp(Math.max(1, ...bars.map((bar) => Math.max(bar.value_ore, bar.between_ore?.[1] ?? 0))));
  const width = SIDE + bars.length * STEP + 8;
  const heightOf = (ore: number) => (Math.max(0, ore) / top) * (HEIGHT - FOOT - 8);
  const every = Math.ceil(bars.length / 16);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by the keyboard
    <figure ref={frame} class="bars" role="img" aria-label={name} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="xMidYMid meet">
        {Array.from({ length: LINES + 1 }, (_, line) => {
          const ore = (top / LINES) * line;
          const y = HEIGHT - FOOT - heightOf(ore);
          return (
            <g key={ore}>
              <path class="bars-line" d={`M${SIDE} ${y}H${width}`} />
              <text class="bars-side" x={SIDE - 8} y={y + 3.5}>
                {shortKroner(ore)}
              </text>
            </g>
          );
        })}
        {bars.map((bar, place) => {
          const high = heightOf(bar.value_ore);
          const x = SIDE + place * STEP + (STEP - BAR) / 2;
          return (
            <g key={bar.key}>
              <title>{named(bar)}</title>
              <rect
                class={bar.isStrong ? "bar strong" : "bar"}
                x={x}
                y={HEIGHT - FOOT - high}
                width={BAR}
                height={Math.max(high, bar.value_ore > 0 ? 1 : 0)}
                rx={3}
              />
              {bar.between_ore && (
                <path class="bars-between" d={whisker(x + BAR / 2, bar.between_ore.map(heightOf))} />
              )}
              {(bars.length - 1 - place) % every === 0 && (
                <text class="bars-foot" x={x + BAR / 2} y={HEIGHT - 6}>
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function named({ label, value_ore, between_ore }: Bar): string {
  const band = between_ore ? ` (${between_ore.map((ore) => kroner(ore)).join(" – ")})` : "";
  return `${label}: ${kroner(value_ore)}${band}`;
}

/** A line from the low to the high, with a foot at either end. */
function whisker(x: number, heights: readonly number[]): string {
  const [low = 0, high = 0] = heights.map((height) => HEIGHT - FOOT - height);
  const half = BAR / 4;
  return `M${x} ${low}V${high}M${x - half} ${low}H${x + half}M${x - half} ${high}H${x + half}`;
}
