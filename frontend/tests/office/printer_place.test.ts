import assert from "node:assert/strict";
import { test } from "node:test";
import { placeName } from "../../src/office/pages/shop/printer_place.ts";

const NAMES = [
  ["serial:/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0", "FTDI FT232R USB UART A50285BI"],
  ["serial:/dev/serial/by-id/usb-FTDI_Dual_RS232_A1-if01-port0", "FTDI Dual RS232 A1-if01-port0"],
  ["serial:/dev/serial/by-id/usb-Epson_TM-T20-if00", "Epson TM-T20"],
  ["serial:/dev/ttyUSB0", "serial:/dev/ttyUSB0"],
  ["tcp://192.168.1.50:9100", "tcp://192.168.1.50:9100"],
  ["usb:/dev/usb/lp0", "usb:/dev/usb/lp0"],
] as const;

for (const [place, name] of NAMES) {
  test(`${place} is called ${name}`, () => assert.equal(placeName(place), name));
}

test("two ports of one adapter are called differently", () => {
  const ports = ["00-port0", "00-port1", "01-port0"].map(
    (port) => `serial:/dev/serial/by-id/usb-A_B-if${port}`,
  );
  assert.equal(new Set(ports.map(placeName)).size, ports.length);
});
