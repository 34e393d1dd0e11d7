import { unlessPressed } from './press.ts';

/** So often it is asked who else is typing. */
const EVERY_MS = 15_000;
/** Nobody sits before a page on which nothing was done for so long: asking on would only keep a session open. */
const IDLE_MS = 10 * 60_000;

/** Tells who else is typing into a form as soon as they begin, as long as somebody looks at the page. */
export function tellOtherEditors(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-others-address]');
  const box = place?.firstElementChild;
  if (!place || !(box instanceof HTMLElement)) return;
  let lastDoing = Date.now();
  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    page.addEventListener(sign, () => (lastDoing = Date.now()), { passive: true });
  }
  setInterval(() => {
    const isLookedAt = page.visibilityState === 'visible' && Date.now() - lastDoing < IDLE_MS;
    if (isLookedAt) void ask(place.dataset.othersAddress ?? '', box);
  }, EVERY_MS);
}

async function ask(address: string, box: HTMLElement): Promise<void> {
  const lines = await othersAt(address);
  const list = box.querySelector('[data-others]');
  if (!lines || !list) return;
  const known = [...list.children].map((line) => line.textContent);
  if (lines.join('\n') === known.join('\n')) return;
  unlessPressed(() => {
    list.replaceChildren(...lines.map(paragraph));
    box.hidden = lines.length === 0;
  });
}

/** `undefined` when there is no answer: then what was known stands. */
async function othersAt(address: string): Promise<string[] | undefined> {
  try {
    const response = await fetch(address, { redirect: 'manual' });
    return response.ok ? ((await response.json()) as string[]) : undefined;
  } catch {
    return undefined;
  }
}

function paragraph(words: string): HTMLElement {
  const line = document.createElement('p');
  line.textContent = words;
  return line;
}
