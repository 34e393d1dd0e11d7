import type { Page } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { dayFromToday } from './measure-to-try.ts';
import { signInAs } from './signed-in.ts';

// A coordinator buys training together with an employer, and uses an option of the contract.

test.use({ viewport: { width: 320, height: 640 } });

const save = (page: Page, name = 'Tallenna') => page.getByRole('button', { name, exact: true }).click();

test('training is bought together with an employer, and more of it by an option', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/contracts/new?project=S39526');
  await page.getByLabel('Palveluntuottaja').fill('Pohjantien ammattiopisto');
  await page.getByLabel('Sopimuksen nimi').fill('RekryKoulutus: putkiasentajat');
  await page.getByLabel('Hinnan peruste').selectOption('place');
  await page.getByLabel('Yksikköhinta').fill('3 333,33');
  await page.getByLabel('Määrä').fill('10');
  await page.getByLabel('Alkaa').fill(dayFromToday(10));
  await page.getByLabel('Päättyy').fill(dayFromToday(200));
  await save(page, 'Tallenna luonnos');

  await page.getByRole('link', { name: 'Tee tästä toimenpide' }).click();
  await page.getByLabel('Toimenpiteen laji').selectOption('joint-purchase-recruit');
  await page.getByLabel('ESR-rahoitus').check();
  await save(page, 'Tallenna toimenpide');
  await page.getByRole('link', { name: 'Hankinta', exact: true }).click();
  await expect(page.getByText('Työnantajan osuus puuttuu')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('main a[href*="/workspace/contracts/"]').first().click();

  await page.getByRole('link', { name: 'Lisää työnantaja' }).first().click();
  await expect(page.getByText('tavallisesti yhteensä 30 prosenttia')).toBeVisible();
  await expect(page.getByLabel('Osuus hinnasta prosentteina')).toHaveValue('30');
  await page.getByLabel('Työnantaja', { exact: true }).fill('Putkityö Aallokko Oy');
  await page.getByLabel('Osuus hinnasta prosentteina').fill('25,5');
  await save(page);
  await expect(page.getByText('tavallinen osuus tässä koulutuksessa on 30')).toBeVisible();
  await page.getByLabel('Osuus hinnasta prosentteina').fill('30');
  await save(page);
  await save(page);
  const parts = page.getByRole('table', { name: 'Työnantajien osuus' });
  await expect(parts.getByRole('row').filter({ hasText: 'Putkityö Aallokko Oy' })).toContainText('9 999,99 €');
  await expect(parts.getByRole('row').filter({ hasText: 'Julkinen osa' })).toContainText('23 333,31 €');
  await expect(parts.getByRole('row').filter({ hasText: 'Koko hinta' })).toContainText('33 333,30 €');

  await page.getByRole('link', { name: 'Lisää optio' }).click();
  await page.getByLabel('Mitä voidaan hankkia lisää').selectOption('places');
  await page.getByLabel('Optio', { exact: true }).fill('Viisi paikkaa lisää');
  await page.getByLabel('Määrä').fill('5');
  await page.getByLabel('Käytettävä viimeistään').fill(dayFromToday(20));
  await save(page);
  await page.getByLabel('Allekirjoitettu').fill(dayFromToday(-1));
  await save(page, 'Merkitse allekirjoitetuksi');

  await page.getByRole('link', { name: /^Käytä optio/ }).click();
  await expect(page.getByLabel('Määrä')).toHaveValue('15');
  expect(await axeFindings(page)).toEqual([]);
  await save(page);
  const options = page.getByRole('table', { name: 'Optiot' });
  await expect(options).toContainText('Käytetty');
  await expect(page.getByRole('table', { name: 'Sopimuksen historia' })).toContainText('10 → 15');
  await expect(parts.getByRole('row').filter({ hasText: 'Koko hinta' })).toContainText('49 999,95 €');
  expect(await axeFindings(page)).toEqual([]);
  expect((await sidewaysScroll(page)).pixels).toBe(0);
});
