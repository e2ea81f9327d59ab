// Fields that are filled in one after the other: Enter and the arrows go to the next one of the same `data-steps`. From
// nowhere, Enter does what the panel is for.

/** Go to the next field that is a step, or to the one before; false when there is none. */
export function goOn(from: HTMLInputElement | HTMLTextAreaElement, by: 1 | -1 = 1): boolean {
  const all = [...(from.closest("[data-steps]")?.querySelectorAll<typeof from>("[data-step]") ?? [])];
  const next = all[all.indexOf(from) + by];
  if (next === undefined || !all.includes(from)) return false;
  next.focus();
  next.select();
  return true;
}

/** Where what a panel is for still wants something, go to its next empty field; false when there is none. */
export function goToEmpty(from: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (!from.form?.querySelector(".submit:disabled")) return false;
  const all = [...from.form.querySelectorAll<typeof from>("input[type=text]")];
  const at = all.indexOf(from);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find((field) => field.value.trim() === "");
  next?.focus();
  return next !== undefined;
}

/** Do what the open panel is for, when the cursor is nowhere in it; false when there is nothing to be done. */
export function submitPanel(): boolean {
  const panel = document.querySelector<HTMLFormElement>(
    "form.panel:not([inert] *):has(button[type=submit]:enabled)",
  );
  panel?.requestSubmit();
  return panel !== null;
}

/** Enter and the arrows in a field that is a step; Enter in the last one does what the panel is for. */
export function onStepKey(event: KeyboardEvent): void {
  const field = event.currentTarget;
  if (!(field instanceof HTMLInputElement)) return;
  const by = event.key === "ArrowUp" ? -1 : event.key === "Enter" || event.key === "ArrowDown" ? 1 : null;
  if (by !== null && goOn(field, by)) event.preventDefault();
}
