// A picture made into the dots that a receipt printer sets. The browser has opened it, small, on a canvas; the
// register never sees the file.

export const LOGO_WIDTH_MAX_DOTS = 384;
export const LOGO_HEIGHT_MAX_DOTS = 240;
export const LOGO_WIDTH_MIN_DOTS = 96;

const WHITE = 255;
const HALF = 128;
const BYTES_PER_PIXEL = 4;
const DOTS_PER_BYTE = 8;

export interface Logo {
  width_dots: number;
  height_dots: number;
  /** Rows from the top, each beginning a byte, the leftmost dot in the highest bit, 1 for black; Base64. */
  bits: string;
}

export const NO_LOGO: Logo = { width_dots: 0, height_dots: 0, bits: "" };

/** How a picture becomes black and white. */
export interface Look {
  /** Spread dots as a newspaper does, instead of one black and one white. */
  hasShades: boolean;
  /** 0 to 255: more makes more of it black. */
  darkness: number;
}

/** Return the size of a picture that is so wide on paper, or as high as there is room for. */
export function fitted(width: number, height: number, wanted: number): { width: number; height: number } {
  const share = Math.min(wanted / width, LOGO_HEIGHT_MAX_DOTS / height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** Return how light each pixel is on white paper, 0 to 255. */
export function lightness(rgba: Uint8ClampedArray): Float32Array {
  const light = new Float32Array(rgba.length / BYTES_PER_PIXEL);
  for (let at = 0; at < light.length; at++) {
    const [red = 0, green = 0, blue = 0, opaque = 0] = rgba.subarray(at * BYTES_PER_PIXEL);
    const seen = opaque / WHITE;
    light[at] = (0.299 * red + 0.587 * green + 0.114 * blue) * seen + WHITE * (1 - seen);
  }
  return light;
}

/** Return the dots of a picture as the register keeps them. */
export function logoOf(light: Float32Array, width: number, look: Look): Logo {
  const height = light.length / width;
  const left = light.map((each) => each - (look.darkness - HALF));
  const rowBytes = Math.ceil(width / DOTS_PER_BYTE);
  const bits = new Uint8Array(rowBytes * height);
  for (let at = 0; at < left.length; at++) {
    const x = at % width;
    const isBlack = (left[at] ?? WHITE) < HALF;
    if (isBlack) {
      const byte = Math.floor(at / width) * rowBytes + Math.floor(x / DOTS_PER_BYTE);
      bits[byte] = (bits[byte] ?? 0) | (HALF >> (x % DOTS_PER_BYTE));
    }
    if (look.hasShades) spread(left, at, width, (left[at] ?? 0) - (isBlack ? 0 : WHITE));
  }
  return { width_dots: width, height_dots: height, bits: btoa(String.fromCharCode(...bits)) };
}

/** Hand what a dot is too dark or too light on to its neighbours (Floyd and Steinberg, 1976). */
function spread(light: Float32Array, at: number, width: number, error: number): void {
  const x = at % width;
  const put = (to: number, share: number) => {
    if (to < light.length) light[to] = (light[to] ?? 0) + (error * share) / 16;
  };
  if (x + 1 < width) put(at + 1, 7);
  if (x > 0) put(at + width - 1, 3);
  put(at + width, 5);
  if (x + 1 < width) put(at + width + 1, 1);
}
