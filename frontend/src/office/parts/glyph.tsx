// The office's own signs, drawn as those of the till (parts/icon.tsx); the till does not carry them.

const PATHS = {
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5m8-5v5",
  voucher: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7m-7 4h7",
  accounts: "M4 5h16M4 10h10M4 15h16M4 20h10M18 9v2m0 8v2",
  send: "M3 12 21 4l-6 16-4-7zM11 13l4-4",
  bank: "M3 9l9-5 9 5zM5 9v8m4-8v8m6-8v8m4-8v8M3 20h18",
  percent: "M19 5 5 19M7.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm9 9a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
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
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 21a7.5 7.5 0 0 1 15 0",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1.500-1.500",
  again: "M19 12a7 7 0 1 1-2-5M17 3v4h-4",
  paper: "M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21V3Zm3 5h6m-6 4h6",
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
