// The picture of an article, made small in the browser: the register keeps a JPEG of a few kilobytes.

const SIDE_PIXELS = 320;
const QUALITY = 0.82;

/** Which part of a picture is kept: the largest square in its middle. */
export function middle(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** Return the picture of a file as a small JPEG in Base64, on white; raises where it is no picture. */
export async function smallPicture(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = SIDE_PIXELS;
  canvas.height = SIDE_PIXELS;
  const drawing = canvas.getContext("2d");
  if (drawing === null) throw new Error("this browser does not draw");
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, SIDE_PIXELS, SIDE_PIXELS);
  drawing.imageSmoothingQuality = "high";
  const { x, y, side } = middle(picture.width, picture.height);
  drawing.drawImage(picture, x, y, side, side, 0, 0, SIDE_PIXELS, SIDE_PIXELS);
  return canvas.toDataURL("image/jpeg", QUALITY).split(",", 2)[1] ?? "";
}
