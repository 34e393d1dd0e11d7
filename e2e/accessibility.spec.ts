import type { Page } from '@playwright/test';
import {
  axeFindings,
  cutOffWhenSpaced,
  headingLevels,
  type MarkedText,
  namelessPictures,
  openEverything,
  sidewaysScroll,
  textsWithLanguage,
} from './accessibility.ts';
import { expect, test } from './journey.ts';
import { pageKinds } from './page-kind.ts';
import { signInAs } from './signed-in.ts';
import { workspacePageKinds } from './workspace-page-kind.ts';

const languages = ['fi', 'sv', 'en'] as const;
const desktop = { width: 1280, height: 900 };
const phone = { width: 375, height: 667 };
/** WCAG 1.4.10: 1280 pixels enlarged four times. */
const narrowest = { width: 320, height: 256 };

for (const [kind, find] of Object.entries(pageKinds)) {
  test(`${kind} is accessible in every language, and marks what is in another`, async ({ page, register }) => {
    await expectAccessibleInAll(page, await find(register));
  });
}

for (const [kind, { role, address }] of Object.entries(workspacePageKinds)) {
  test(`${kind} is accessible in every language, and marks what is in another`, async ({ page }) => {
    await signInAs(page, role);
    await expectAccessibleInAll(page, address);
  });
}

async function expectAccessibleInAll(page: Page, address: string): Promise<void> {
  const texts: Record<string, MarkedText[]> = {};
  for (const language of languages) {
    await test.step(language, async () => {
      await page.setViewportSize(desktop);
      await page.goto(`/${language}${address}`);
      texts[language] = await textsWithLanguage(page);
      await expectAccessible(page, language);
    });
  }
  // What stands alike on both pages was not translated: it comes from the source.
  const inEnglish = new Set(texts.en?.map(({ text }) => text));
  const alike = (texts.sv ?? []).filter(({ text, language }) => language === 'sv' && inEnglish.has(text));
  expect(alike.map(({ text }) => text).filter(hasWords), 'not marked as being in another language').toEqual([]);
}

async function expectAccessible(page: Page, language: string): Promise<void> {
  await openEverything(page);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  expectHeadingsInOrder(await headingLevels(page));
  expect(await namelessPictures(page)).toEqual([]);
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport);
    expect(await axeFindings(page), `at ${viewport.width} pixels`).toEqual([]);
  }
  await page.setViewportSize(narrowest);
  expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
  expect(await cutOffWhenSpaced(page)).toEqual([]);
}

function expectHeadingsInOrder(levels: readonly number[]): void {
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  const skipped = levels.filter((level, index) => index > 0 && level - (levels[index - 1] ?? 0) > 1);
  expect(skipped, `headings in order: ${levels.join(' ')}`).toEqual([]);
}

/** Whether a text has words of a language, not only names, codes, figures and addresses. */
function hasWords(text: string): boolean {
  return text.split(/\s+/).some((word) => /^\p{Ll}{4,}[.,:;]?$/u.test(word));
}
