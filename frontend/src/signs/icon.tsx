// Icons, drawn as strokes in the colour of the text beside them. They never stand alone as the only sign.

const PATHS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5",
  tag: "M4 4h8l8.5 8.5-8 8L4 12V4Zm4.5 4.5h.01",
  undo: "M9 6 4 11l5 5M4.5 11H15a5 5 0 0 1 0 10h-3",
  pause: "M8 5v14M16 5v14",
  play: "M7 4.5v15l12-7.5-12-7.5Z",
  percent: "M19 5 5 19M7.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Zm9 9a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
  back: "M4 9h12a4 4 0 0 1 0 8H9M8 5 4 9l4 4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  paper: "M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21V3Zm3 5h6m-6 4h6",
  cross: "M6 6l12 12M18 6 6 18",
  cup: "M5 8h11v6a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5V8Zm11 1h2a2.5 2.5 0 0 1 0 5h-2M8 3v2m4-2v2",
  bag: "M5 8h14l-1 13H6L5 8Zm4 0V6.5a3 3 0 0 1 6 0V8",
  gift: "M4 11h16v9H4zM3 7h18v4H3zm9 0v13M12 7C9 7 7 6 7 4.5S9 2.5 12 7Zm0 0c3 0 5-1 5-2.5S15 2.5 12 7Z",
  drawer: "M3 9h18v8H3zM5 9l2-4h10l2 4M9 13h6",
  down: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
  up: "M12 16V5M7 9.5l5-5 5 5M5 20h14",
  chart: "M5 20V10m7 10V4m7 16v-7",
  moon: "M19 14.5A8 8 0 1 1 9.5 5a6.5 6.5 0 0 0 9.5 9.5Z",
  cap: "M2 9l10-4 10 4-10 4L2 9Zm4 2v5c3 2.5 9 2.5 12 0v-5M22 9v5",
  book: "M5 4h6a3 3 0 0 1 3 3v13a2.5 2.5 0 0 0-2.5-2.5H5V4Zm9 3a3 3 0 0 1 3-3h3v13.5h-3.5A2.5 2.5 0 0 0 14 20",
  printer: "M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 21a7.5 7.5 0 0 1 15 0",
  leave: "M14 4H5v16h9M10 12h11m-4-4 4 4-4 4",
  power: "M12 3v9M7 6a8 8 0 1 0 10 0",
  menu: "M4 7h16M4 12h16M4 17h16",
  keyboard: "M3 6h18v12H3zm4 4h.01m3 0h.01m3 0h.01m3 0h.01M8 14h8",
  card: "M3 6h18v12H3zm0 4h18M7 15h3",
  coins: "M9 5a5 5 0 1 0 0 10A5 5 0 0 0 9 5Zm6.5 4.3A5 5 0 1 1 10.7 16",
  phone: "M8 3h8v18H8zm3 15h2",
  mail: "M3 6h18v12H3zm0 1 9 6 9-6",
  screen: "M3 5h18v11H3zM8 20h8m-4-4v4",
  split: "M5 12h5l4-6h5M10 12l4 6h5M16 3l3 3-3 3m0 6 3 3-3 3",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  trash: "M5 7h14M10 4h4M7 7l1 13h8l1-13m-6 4v5m3-5v5",
  check: "M5 12.5 10 17.5 19.5 7",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5m0-8.5h.01",
  shield: "M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6l-7-3Zm-3 9 2.5 2.5L16 10",
  warning: "M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5h.01",
  erase: "M9 5h12v14H9l-6-7 6-7Zm4 4.5 5 5m0-5-5 5",
  enter: "M20 5v7a2 2 0 0 1-2 2H5m4.5-4.5L5 14l4.5 4.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
  lock: "M6 11h12v10H6zm2.5 0V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
  people:
    "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM3 20a6 6 0 0 1 12 0M16 5.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3 5.5",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
