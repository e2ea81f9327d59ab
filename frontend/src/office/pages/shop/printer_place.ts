// Where a printer stands, told shortly: in a list there is no room for the whole path of a serial port.

const BY_ID = "serial:/dev/serial/by-id/";

/** Return what a place is called in a list; of a serial adapter what it says of itself, its port where that is not the first. */
export function placeName(place: string): string {
  if (!place.startsWith(BY_ID)) return place;
  const adapter = place.slice(BY_ID.length).replace(/^usb-/, "");
  return adapter.replace(/-if00(-port0)?$/, "").replaceAll("_", " ");
}
