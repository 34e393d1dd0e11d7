/** Waits for the release of a pointer that is held down. */
const afterPress: (() => void)[] = [];
let isHeld = false;

/** Minds when a pointer is held down on a page. */
export function watchPresses(page: Document): void {
  page.addEventListener('pointerdown', () => (isHeld = true), { capture: true, passive: true });
  for (const end of ['pointerup', 'pointercancel'])
    page.addEventListener(end, release, { capture: true, passive: true });
  addEventListener('blur', release);
}

/**
 * Makes a change that may move what stands below it: at once, or, while somebody presses on something, after that. A button that
 * goes away from under the finger is not pressed, and nobody sees why.
 */
export function unlessPressed(change: () => void): void {
  if (isHeld) afterPress.push(change);
  else change();
}

function release(): void {
  isHeld = false;
  // The click follows the release.
  setTimeout(() => {
    for (const change of afterPress.splice(0)) change();
  });
}
