import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  fitted,
  LOGO_HEIGHT_MAX_DOTS,
  LOGO_WIDTH_MAX_DOTS,
  lightness,
  logoOf,
} from "../../src/office/pages/shop/logo.ts";

const PLAIN = { hasShades: false, darkness: 128 };

function bytes(logo: { bits: string }): number[] {
  return [...atob(logo.bits)].map((sign) => sign.charCodeAt(0));
}

test("what is dark is black, and what one sees through is paper", () => {
  const light = lightness(new Uint8ClampedArray([0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255]));
  assert.deepEqual([...light].map(Math.round), [0, 255, 255]);
  const logo = logoOf(light, 3, PLAIN);
  assert.deepEqual([logo.width_dots, logo.height_dots], [3, 1]);
  assert.deepEqual(bytes(logo), [0b10000000]);
});

test("each row begins a byte", () => {
  const light = new Float32Array(18).fill(255);
  light[8] = 0;
  light[9] = 0;
  assert.deepEqual(bytes(logoOf(light, 9, PLAIN)), [0, 0b10000000, 0b10000000, 0]);
});

test("darkness makes more of it black", () => {
  const grey = new Float32Array(8).fill(150);
  assert.deepEqual(bytes(logoOf(grey, 8, PLAIN)), [0]);
  assert.deepEqual(bytes(logoOf(grey, 8, { hasShades: false, darkness: 200 })), [0xff]);
});

test("in shades, as much is black as the picture is dark", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (grey) => {
      const side = 64;
      const logo = logoOf(new Float32Array(side * side).fill(grey), side, { hasShades: true, darkness: 128 });
      const black = bytes(logo).reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
      assert.ok(Math.abs(black / (side * side) - (255 - grey) / 255) < 0.05, `${grey}: ${black}`);
    }),
  );
});

test("whatever its shape, it fits the paper", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 96, max: LOGO_WIDTH_MAX_DOTS }),
      (width, height, wanted) => {
        const size = fitted(width, height, wanted);
        assert.ok(size.width >= 1 && size.width <= wanted);
        assert.ok(size.height >= 1 && size.height <= LOGO_HEIGHT_MAX_DOTS);
      },
    ),
  );
});
