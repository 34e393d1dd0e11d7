import { expect, test } from './journey.ts';
import { planMeasure } from './measure-to-try.ts';
import { expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A coordinator looks over what a coordination project carries: opens a number, goes back in time, compares demand and capacity.

test('a coordinator finds a planned measure behind the number that counts it', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace');
  const name = `Hitsauskurssi ${Date.now()}`;
  await planMeasure(page, name);

  await page.goto('/fi/workspace');
  const menu = page.getByRole('navigation', { name: 'Päävalikko' });
  await menu.getByRole('link', { name: 'Hankkeet', exact: true }).click();
  await menu.getByRole('link', { name: 'Koordinaatio', exact: true }).click();
  await expect(page).toHaveURL(/\/workspace\/coordination/);
  await page.goto('/fi/workspace/coordination/S20193');
  await expect(page.getByRole('heading', { level: 1, name: 'Koordinaationäkymä' })).toBeVisible();
  await expect(page.locator('.tree').getByRole('link', { name })).toBeVisible();
  await expectFit(page);

  const total = page.locator('tfoot').getByRole('link', { name: /^Suunnitteilla: / });
  const counted = (await total.textContent())?.replace(/\D/g, '');
  await total.click();
  await expect(page.getByText(counted === '1' ? '1 toimenpide' : `${counted} toimenpidettä`)).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(Number(counted));
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expectFit(page);
  await page.getByRole('link', { name: 'Takaisin koordinaationäkymään' }).click();

  await page.getByLabel('Päivä', { exact: true }).fill('2010-01-01');
  await page.getByRole('button', { name: 'Näytä' }).click();
  await expect(page.getByText('Näytetään päivä 1.1.2010.')).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('link', { name: 'Näytä tilanne tänään' }).click();
  await expect(page.locator('.tree').getByRole('link', { name })).toBeVisible();

  await page.getByRole('link', { name: 'Katso kaikkien hankkeiden rahat' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rahat' })).toBeVisible();
  await expectFit(page);
  await page.getByRole('link', { name: 'Takaisin koordinaationäkymään' }).click();

  await page.getByRole('link', { name: 'Vertaa tarvetta ja tarjontaa aloittain ja kunnittain' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tarve ja tarjonta' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Kuukaudet' }).getByRole('link').nth(2).click();
  await expect(page.getByRole('row').filter({ hasText: 'Kajaani' }).first()).toBeVisible();
  await expectFit(page);
});
