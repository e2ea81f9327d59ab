// When what was changed can be seen. What a person waits to see is drawn first; whatever can wait comes after.

const NOT_DRAWN_MS = 100;

let due: Promise<void> | null = null;

/** Wait until the frame that is due has been drawn; a moment only where nothing is, as in a tab out of sight. */
export function frameDrawn(): Promise<void> {
  due ??= new Promise((resolve) => {
    const go = () => {
      clearTimeout(patience);
      due = null;
      resolve();
    };
    const patience = setTimeout(go, NOT_DRAWN_MS);
    requestAnimationFrame(() => setTimeout(go));
  });
  return due;
}
