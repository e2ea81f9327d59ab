// Numbers and barcodes, found by how they begin, as the register finds them (storage/tables/goods/articles.py).

const BARCODE_LENGTH_MIN = 3;

/** Codes in their order, and the row of each. */
export interface Codes {
  /** Each between two line breaks. */
  readonly codes: string;
  readonly codeBegins: Uint32Array;
  readonly codeRows: Uint32Array;
}

/** Put the codes of some rows in order; an empty one is none. */
export function codesOf(codeOf: readonly string[]): Codes {
  const ordered = codeOf
    .map((code, row) => ({ code, row }))
    .filter(({ code }) => code !== "")
    .sort((one, other) => (one.code < other.code ? -1 : Number(one.code > other.code)));
  const codeBegins = new Uint32Array(ordered.length + 1);
  codeBegins[0] = 1;
  ordered.forEach(({ code }, place) => {
    codeBegins[place + 1] = (codeBegins[place] ?? 0) + code.length + 1;
  });
  return {
    codes: `\n${ordered.map(({ code }) => code).join("\n")}\n`,
    codeBegins,
    codeRows: Uint32Array.from(ordered, ({ row }) => row),
  };
}

/** Return whether a text is looked for among codes before it is among names. */
export function isCode(text: string): boolean {
  return text.length >= BARCODE_LENGTH_MIN && /^\d+$/.test(text);
}

/** Return the rows of the first codes that begin with a text. */
export function beginning(codes: Codes, text: string, limit: number): number[] {
  const rows: number[] = [];
  let place = firstFrom(codes, text);
  while (rows.length < limit && codeAt(codes, place).startsWith(text)) {
    rows.push(codes.codeRows[place] ?? 0);
    place += 1;
  }
  return rows;
}

/** Return the row of the code that a text is, if it is one. */
export function exactly(codes: Codes, text: string): number[] {
  const place = firstFrom(codes, text);
  return codeAt(codes, place) === text ? [codes.codeRows[place] ?? 0] : [];
}

/** The place of the first code that is not before a text. */
function firstFrom(codes: Codes, text: string): number {
  let low = 0;
  let high = codes.codeRows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codeAt(codes, middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The code at a place; beyond the last there is an empty one. */
function codeAt({ codes, codeBegins }: Codes, place: number): string {
  const next = codeBegins[place + 1];
  return next === undefined ? "" : codes.slice(codeBegins[place], next - 1);
}
