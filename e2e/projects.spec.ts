import type { Page } from '@playwright/test';
import { axeFindings } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A coordinator begins to work with a coordination project, prepares a parallel project beside another organisation's project, and
// keeps it: state, code, bonds.

/** Begins to work with the coordination project of the demo; where an earlier journey has done so, opens it. */
async function openCoordination(page: Page): Promise<string> {
  await page.goto('/fi/workspace/projects?q=koordinaatio+4');
  const link = page.getByRole('link', { name: /^S3\d+$/ }).first();
  const code = (await link.textContent()) ?? '';
  await link.click();
  const begin = page.getByRole('button', { name: 'Aloita työskentely hankkeella' });
  if (await begin.isVisible()) {
    await expect(page.getByLabel('Koordinaatiohanke')).toBeChecked();
    await begin.click();
  }
  await expect(page.getByRole('link', { name: 'Uusi rinnakkaishanke' })).toBeVisible();
  return code;
}

test.describe.configure({ mode: 'serial' });

test('a coordinator prepares a parallel project beside another organisation’s project', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/projects');
  const coordination = await openCoordination(page);

  await page.getByRole('link', { name: 'Omat hankkeet' }).first().click();
  await page.getByRole('link', { name: 'Uusi hanke' }).click();
  await page.getByRole('link', { name: 'Lisää toisen organisaation hanke' }).click();
  await page.getByRole('button', { name: 'Aloita hanke' }).click();
  await expect(page.getByRole('alert')).toContainText('Tieto puuttuu');
  await page.getByRole('combobox', { name: 'Koordinaatiohanke' }).selectOption(coordination);
  await page.getByLabel('Kehittämishanke').check();
  await page.getByLabel('Nimi', { exact: true }).fill('Portti – nuoret töihin');
  await page.getByLabel('2021–2027').check();
  await page.getByLabel('Toteuttaja').fill('Tuntematon yhdistys ry');
  await page.getByRole('button', { name: 'Aloita hanke' }).click();
  const warned = page.getByText('Organisaatiota ei ole rekisterissä. Kirjoitit ”Tuntematon yhdistys ry”.');
  await expect(warned).toBeVisible();
  const opening = page.waitForEvent('popup');
  await warned.getByRole('link', { name: 'Lisää organisaatio' }).click();
  const added = await opening;
  await expect(added.getByLabel('Nimi', { exact: true })).toHaveValue('Tuntematon yhdistys ry');
  await added.close();
  await page.getByLabel('Toteuttaja').fill('');
  await page.getByRole('button', { name: 'Aloita hanke' }).click();
  await expect(page).toHaveURL(/\/workspace\/projects\/X\d{5}$/);
  await expect(page.getByText('Toisen organisaation hanke')).toBeVisible();
  const mother = page.url().split('/').at(-1) ?? '';

  await page.goto(`/fi/workspace/projects/${coordination}`);
  await page.getByRole('link', { name: 'Uusi rinnakkaishanke' }).click();
  await expect(page.getByLabel('Alkaa')).not.toHaveValue('');
  await page.getByLabel('Emohanke').fill('S99999');
  await page.getByLabel('Nimi', { exact: true }).fill('Portti – rinnakkaishanke');
  await page.getByRole('button', { name: 'Aloita rinnakkaishanke' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Hanketta S99999 ei ole Koordissa' })).toBeVisible();
  await page.getByLabel('Emohanke').fill(mother);
  await page.getByRole('button', { name: 'Aloita rinnakkaishanke' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Portti – rinnakkaishanke' })).toBeVisible();
  await expect(page.locator('.tree').getByRole('link', { name: mother })).toBeVisible();
  await expect(page.getByText('Hakemus').first()).toBeVisible();

  await page.getByRole('link', { name: 'Muuta tilaa' }).click();
  await page.getByLabel('Toiminnassa').check();
  await page.getByLabel('Alkaen').fill('1.2.2026');
  await page.getByRole('button', { name: 'Tallenna tila' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Tila on tallennettu' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '1.2.2026' })).toContainText('Toiminnassa');

  const provisional = page.url().split('/').at(-2) ?? '';
  const official = `S3${String(Date.now()).slice(-7)}`;
  await page.goto(`/fi/workspace/projects/${provisional}/code`);
  await page.getByLabel('Virallinen koodi').fill(official);
  await page.getByRole('button', { name: 'Tallenna koodi' }).click();
  await expect(page).toHaveURL(`/fi/workspace/projects/${official}`);
  await page.goto(`/fi/workspace/projects/${provisional}`);
  await expect(page).toHaveURL(`/fi/workspace/projects/${official}`);
});

test('a state that was recorded wrongly is corrected, and a later one is told of', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/projects/new/own');
  await page.getByLabel('Kehittämishanke').check();
  await page.getByLabel('Nimi', { exact: true }).fill('Väärin päivätty hanke');
  await page.getByLabel('2021–2027').check();
  await page.getByLabel('Toteuttaja').fill((await page.locator('datalist option').first().getAttribute('value')) ?? '');
  await page.getByLabel('Alkaa').fill('1.2.2024');
  await page.getByRole('button', { name: 'Aloita hanke' }).click();
  await page.getByRole('link', { name: 'Muuta tilaa' }).click();
  const say = async (state: string, day: string) => {
    await page.getByLabel(state).check();
    await page.getByLabel('Alkaen').fill(day);
    await page.getByRole('button', { name: 'Tallenna tila' }).click();
  };
  const saved = page.getByRole('status').filter({ hasText: 'Tila on tallennettu' });
  await say('Toiminta päättynyt', '1.6.2024');
  await expect(saved).toBeVisible();
  await say('Toiminnassa', '1.3.2024');
  await expect(page.getByText('Tila Toiminta päättynyt on kirjattu 1.6.2024 alkaen.')).toBeVisible();
  await page.getByRole('button', { name: 'Tallenna tila' }).click();
  await expect(saved).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '1.3.2024 – 31.5.2024' })).toContainText('Toiminnassa');

  await page.getByRole('link', { name: 'Korjaa Toiminta päättynyt 1.6.2024 alkaen' }).click();
  await page.getByLabel('Alkaen').fill('1.6.2099');
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Miksi korjaat' })).toBeVisible();
  await page.getByLabel('Miksi korjaat').fill('Vuosi luettiin väärin');
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Kirjaus on korjattu' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Vuosi luettiin väärin' })).toContainText('korjattu');
  await expect(page.getByRole('row').filter({ hasText: 'Voimassa nyt' })).toContainText('1.3.2024 – 31.5.2099');

  await page.getByRole('link', { name: 'Peru Toiminta päättynyt 1.6.2099 alkaen' }).click();
  await page.getByLabel('Miksi perut kirjauksen').fill('Kirjattiin väärälle hankkeelle');
  await page.getByRole('button', { name: 'Peru kirjaus' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Voimassa nyt' })).toContainText('1.3.2024 alkaen');
  await expectFit(page);
  await page
    .getByRole('link', { name: /^[SX]\d+$/ })
    .first()
    .click();
  await expect(page.getByText('Vuosi luettiin väärin')).toHaveCount(0);
});

test('a bond is added and removed with a reason', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/projects?q=Portti');
  await page
    .getByRole('row')
    .filter({ hasText: 'rinnakkaishanke' })
    .last()
    .getByRole('link', { name: /^[SX]\d+$/ })
    .click();
  await page.getByRole('link', { name: 'Katso ja muuta kytkentöjä' }).click();
  const rows = page.getByRole('table', { name: 'Kytkennät muihin hankkeisiin' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.getByRole('row').filter({ hasText: 'Emohanke' }).getByRole('link', { name: 'Poista kytkentä' }).click();
  const mother = /X\d{5}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  await page.getByLabel('Syy').fill('Emohanke vaihtui');
  await page.getByRole('button', { name: 'Poista kytkentä' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('link', { name: 'Lisää kytkentä' }).click();
  await page.getByLabel('Emohanke').check();
  await page.getByLabel('Toisen hankkeen koodi').fill(mother);
  await page.getByRole('button', { name: 'Tallenna kytkentä' }).click();
  await expect(rows).toHaveCount(3);
});

test('what is prepared is not public', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/projects?q=Portti');
  const codes = await page
    .locator('.work-table tbody')
    .getByRole('link', { name: /^[SX]\d+$/ })
    .allInnerTexts();
  expect(codes.length).toBeGreaterThan(1);
  for (const code of codes) expect((await page.goto(`/fi/projects/${code}`))?.status()).toBe(404);
  await page.goto('/fi/projects?q=Portti+rinnakkaishanke');
  for (const code of codes) await expect(page.getByText(code)).toHaveCount(0);
});

test.describe('on a phone without JavaScript', () => {
  test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

  test('the pages of a project have no sideways scroll', async ({ page }) => {
    await signInAs(page, 'coordinator', '/fi/workspace/projects');
    const code = await openCoordination(page);
    for (const path of ['', '/edit', '/status', '/bonds', '/bonds/new', '/parallel']) {
      await page.goto(`/fi/workspace/projects/${code}${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});

test('the pages of a project are accessible in every language', async ({ page }) => {
  // The whole form is in sight, with nothing behind the buttons that stay there.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await signInAs(page, 'coordinator', '/fi/workspace/projects');
  const code = await openCoordination(page);
  for (const language of ['fi', 'sv', 'en']) {
    for (const path of ['', '/edit', '/status', '/bonds', '/bonds/new', '/parallel']) {
      await page.goto(`/${language}/workspace/projects/${code}${path}`);
      expect(await axeFindings(page), `${language} ${path}`).toEqual([]);
    }
  }
});

test('others read, and change nothing', async ({ page }) => {
  await signInAs(page, 'auditor', '/fi/workspace/projects?q=Portti');
  await page
    .getByRole('link', { name: /^[SX]\d+$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Hankeperhe' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Muokkaa tietoja' })).toHaveCount(0);
  expect((await page.goto(`${page.url()}/edit`))?.status()).toBe(403);
});
