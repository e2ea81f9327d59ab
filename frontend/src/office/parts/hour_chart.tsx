// Sales per hour: a bar for each hour of the day, and beside it a line at what the same hour came to before. The
// table beside it says exactly what each was; the drawing is for the eye alone.

import { shortKroner } from "../../writing/money.ts";
import { roundUp } from "./chart_scale.ts";

export interface HourBar {
  label: string;
  now_ore: number;
  week_ore: number;
  year_ore: number;
}

interface Props {
  name: string;
  /** What the bar, and the two marks, are called. */
  names: readonly [string, string, string];
  hours: readonly HourBar[];
}

const HEIGHT = 200;
const FOOT = 22;
const SIDE = 56;
const STEP = 40;
const BAR = 26;
const LINES = 4;

export function HourChart({ name, names, hours }: Props) {
  const all = hours.flatMap((hour) => [hour.now_ore, hour.week_ore, hour.year_ore]);
  const top = roundUp(Math.max(1, ...all));
  const width = SIDE + hours.length * STEP + 8;
  const yOf = (ore: number) => HEIGHT - FOOT - (Math.max(0, ore) / top) * (HEIGHT - FOOT - 8);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by the keyboard */}
      <figure class="bars" role="img" aria-label={name} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="xMidYMid meet">
          {Array.from({ length: LINES + 1 }, (_, line) => {
            const ore = (top / LINES) * line;
            return (
              <g key={ore}>
                <path class="bars-line" d={`M${SIDE} ${yOf(ore)}H${width}`} />
                <text class="bars-side" x={SIDE - 8} y={yOf(ore) + 3.5}>
                  {shortKroner(ore)}
                </text>
              </g>
            );
          })}
          {hours.map((hour, place) => {
            const x = SIDE + place * STEP + (STEP - BAR) / 2;
            return (
              <g key={hour.label}>
                <rect
                  class="bar strong"
                  x={x}
                  y={yOf(hour.now_ore)}
                  width={BAR}
                  height={HEIGHT - FOOT - yOf(hour.now_ore)}
                  rx={3}
                />
                {hour.week_ore > 0 && (
                  <path class="mark-week" d={`M${x - 5} ${yOf(hour.week_ore)}h${BAR + 10}`} />
                )}
                {hour.year_ore > 0 && (
                  <path class="mark-year" d={`M${x - 5} ${yOf(hour.year_ore)}h${BAR + 10}`} />
                )}
                <text class="bars-foot" x={x + BAR / 2} y={HEIGHT - 6}>
                  {hour.label}
                </text>
              </g>
            );
          })}
        </svg>
      </figure>
      <ul class="chart-key" aria-hidden="true">
        <li class="of-now">{names[0]}</li>
        <li class="of-week">{names[1]}</li>
        <li class="of-year">{names[2]}</li>
      </ul>
    </>
  );
}
