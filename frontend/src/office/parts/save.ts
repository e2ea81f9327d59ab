// Handing something to the browser as a file.

/** Save a text under a name, as if it had been downloaded. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  saveFrom(address, name);
  URL.revokeObjectURL(address);
}

/** Save what is at an address, under the name that comes with it unless another one is given. */
export function saveFrom(address: string, name = ""): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
