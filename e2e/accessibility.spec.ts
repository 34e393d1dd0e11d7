import type { Page } from '@playwright/test';
import {
  axeFindings,
  cutOffWhenSpaced,
  headingLevels,
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
  for (const language of languages) {
    test(`${kind} is accessible in ${language}`, async ({ page, register }) => {
      await page.goto(`/${language}${await find(register)}`);
      await expectAccessible(page, language);
    });
  }

  test(`${kind} marks what is not in the language of the page`, async ({ page, register }) => {
    await expectMarkedLanguages(page, await find(register));
  });
}

for (const [kind, { role, address }] of Object.entries(workspacePageKinds)) {
  for (const language of languages) {
    test(`${kind} is accessible in ${language}`, async ({ page }) => {
      await signInAs(page, role, `/${language}${address}`);
      await expectAccessible(page, language);
    });
  }

  test(`${kind} marks what is not in the language of the page`, async ({ page }) => {
    await signInAs(page, role);
    await expectMarkedLanguages(page, address);
  });
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

async function expectMarkedLanguages(page: Page, address: string): Promise<void> {
  await page.goto(`/sv${address}`);
  const inSwedish = await textsWithLanguage(page);
  await page.goto(`/en${address}`);
  const inEnglish = new Set((await textsWithLanguage(page)).map(({ text }) => text));
  // What stands alike on both pages was not translated: it comes from the source.
  const unmarked = inSwedish.filter(({ text, language }) => language === 'sv' && inEnglish.has(text) && hasWords(text));
  expect(unmarked.map(({ text }) => text)).toEqual([]);
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
