import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** WCAG 2.2 up to AA, and what axe calls good practice. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/**
 * What axe finds wrong on the page as it stands: the rule, the place and how to mend it; empty when nothing. axe is put into the
 * page itself: Playwright's own adapter takes ten times as long.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, asked);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
  }, options);
}

/** Opens all that can be opened, so that it is examined too. */
export async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** How far the page can be scrolled sideways, in pixels, and what sticks out. */
export async function sidewaysScroll(page: Page): Promise<{ pixels: number; because: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const because = Array.from(document.querySelectorAll('main *, header *, footer *'))
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
    return { pixels: scrollWidth - clientWidth, because: scrollWidth > clientWidth ? because : [] };
  });
}

/** The levels of the headings in order, such as [1, 2, 3, 3, 2]. */
export async function headingLevels(page: Page): Promise<number[]> {
  return page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
}

/** Pictures and drawings that have neither a name nor a mark that they say nothing. */
export async function namelessPictures(page: Page): Promise<string[]> {
  return page.locator('img, svg, figure').evaluateAll((pictures) => {
    const nameOf = (picture: Element) => {
      const label = document.getElementById(picture.getAttribute('aria-labelledby') ?? '');
      return picture.getAttribute('aria-label') ?? label?.textContent ?? picture.getAttribute('alt') ?? '';
    };
    return pictures
      .filter((picture) => picture.closest('[aria-hidden="true"]') === null)
      .filter((picture) => nameOf(picture).trim() === '' && picture.getAttribute('alt') !== '')
      .map((picture) => picture.outerHTML.slice(0, 120));
  });
}

/** A text of a page with the language that it is marked as being in. */
export interface MarkedText {
  readonly text: string;
  readonly language: string;
}

/**
 * Texts of the page, each with the language it is marked as being in. Names and codes count as texts, too; what somebody has typed into
 * a field, in whichever language, does not.
 */
export async function textsWithLanguage(page: Page): Promise<MarkedText[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: { text: string; language: string }[] = [];
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const language = parentElement?.closest('[lang]')?.getAttribute('lang') ?? '';
      if (textContent?.trim() && !parentElement?.matches('textarea'))
        texts.push({ text: textContent.trim(), language });
    }
    return texts;
  });
}

/**
 * Spaces the text as WCAG 1.4.12 asks that it can be, and gives the elements whose text is then cut off. Styles that a reader
 * brings along are not subject to the policy of the page.
 */
export async function cutOffWhenSpaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const cutOff = Array.from(document.querySelectorAll('body *'))
      .filter((element) => element.closest('.visually-hidden, caption, thead') === null)
      // What stands in a field moves with the caret.
      .filter((element) => !element.matches('input, textarea'))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const isTooWide = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible';
        const isTooHigh = element.scrollHeight > element.clientHeight + 1 && overflowY !== 'visible';
        return element.clientWidth > 0 && (isTooWide || isTooHigh);
      })
      .map((element) => element.outerHTML.slice(0, 120));
    document.adoptedStyleSheets = [];
    return cutOff;
  });
}
