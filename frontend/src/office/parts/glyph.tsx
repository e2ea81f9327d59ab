// The office's own signs, drawn as those of the till (parts/icon.tsx); the till does not carry them.

const PATHS = {
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5m8-5v5",
  voucher: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7m-7 4h7",
  accounts: "M4 5h16M4 10h10M4 15h16M4 20h10M18 9v2m0 8v2",
  send: "M3 12 21 4l-6 16-4-7zM11 13l4-4",
  bank: "M3 9l9-5 9 5zM5 9v8m4-8v8m6-8v8m4-8v8M3 20h18",
  percent: "M19 5 5 19M7.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm9 9a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
  list: "M4 6.5 5.500 8 8 5M4 12.500 5.500 14 8 11M4 18.500 5.500 20 8 17M11 6.500h9m-9 6h9m-9 6h9",
  copies: "M8 8h12v12H8zM4 16V4h12",
  shield: "M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6l-7-3Zm-3 9 2.5 2.5L16 10",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5",
  down: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
  up: "M12 16V5M7 9.5l5-5 5 5M5 20h14",
  check: "M5 12.5 10 17.5 19.5 7",
  warning: "M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5h.01",
  cross: "M6 6l12 12M18 6 6 18",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5m0-8.5h.01",
  menu: "M4 7h16M4 12h16M4 17h16",
  leave: "M14 4H5v16h9M10 12h11m-4-4 4 4-4 4",
  till: "M5 10h14l1 9H4zM8 10V5h8v5M8 14h.01m4 0h.01m4 0h.01",
  people:
    "M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM2.500 20a6.500 6.500 0 0 1 13 0M16 6a3 3 0 0 1 0 6m1.500 2.500A6 6 0 0 1 21.500 20",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 21a7.5 7.5 0 0 1 15 0",
  key: "M8 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 12h9v4m-4-4v3",
  folded: "M9 6l6 6-6 6",
  unfolded: "M6 9l6 6 6-6",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1.500-1.500",
  again: "M19 12a7 7 0 1 1-2-5M17 3v4h-4",
  paper: "M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21V3Zm3 5h6m-6 4h6",
  goods: "M4 8 12 4l8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  boxes: "M4 12h7v8H4zM13 12h7v8h-7zM8.500 4h7v8h-7z",
  health: "M3 12h4l2.500-6 4 12 2.500-6h5",
  chart: "M4 20h16M6 20v-6m5 6V8m5 12v-9",
  plus: "M12 5v14M5 12h14",
} as const;

export type GlyphName = keyof typeof PATHS;

export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
