import type { Locator } from '@playwright/test';

/** The text of an element, once it is there. */
export async function shownText(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}
