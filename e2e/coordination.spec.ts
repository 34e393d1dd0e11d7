import { expect, test } from './journey.ts';
import { planMeasure } from './measure-to-try.ts';
import { expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A coordinator looks over what a coordination project carries: opens a number, goes back in time, compares demand and capacity.

test('a coordinator finds a planned measure behind the number that counts it', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace');
  // One word that no phone is wide enough for: every page must break it.
  const name = `${'Työllisyydenkuntakokeilu'.repeat(7)}${Date.now()}`;
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

  await page.getByLabel('Päivä', { exact: true }).fill('31.2.2010');
  await page.getByRole('button', { name: 'Näytä' }).click();
  await expect(page.getByRole('alert')).toContainText('Päivää 31.2.2010 ei voi näyttää');
  await expectFit(page);
  await page.getByLabel('Päivä', { exact: true }).fill('1.1.2010');
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
  const months = page.getByRole('table', { name: 'Halutut paikat ja vapaa tila kuukausittain' });
  await months.getByRole('rowheader').nth(2).getByRole('link').click();
  await expect(page.getByRole('heading', { name: /^Aloittain ja kunnittain/ })).toBeInViewport();
  await expect(page.getByRole('row').filter({ hasText: 'Kajaani' }).first()).toBeVisible();
  await expectFit(page);
});

test('a coordinator opens the persons who have begun, the seats that are held and the money to come', async ({
  page,
}) => {
  await signInAs(page, 'coordinator', '/fi/workspace/coordination?show=all');
  await page.getByRole('link', { name: /\(S39501\)$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Koordinaationäkymä' })).toBeVisible();

  const started = page.locator('tfoot').getByRole('link', { name: /^Aloittanut / });
  const persons = numberIn(await started.textContent());
  await started.click();
  await expect(page.getByText(`${persons} henkilöä.`, { exact: false })).toBeVisible();
  await expectFit(page);
  await page.getByRole('link', { name: 'Takaisin henkilöiden lukuihin' }).click();
  await expect(page.locator('tfoot').getByRole('link', { name: persons, exact: true })).toBeVisible();
  await expectFit(page);

  await page.getByRole('link', { name: 'Takaisin koordinaationäkymään' }).click();
  await page.locator('tbody tr').first().locator('td[data-label="Varattu"] a').click();
  const held = page.locator('tbody td[data-label="Varattu"] a').first();
  const seats = Number(await held.textContent());
  await held.click();
  await expect(page.getByRole('heading', { level: 1, name: /^Varatut paikat/ })).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(seats);
  await expectFit(page);
  await page.getByRole('link', { name: 'Takaisin toimenpiteisiin' }).click();

  await page.getByRole('link', { name: 'Takaisin koordinaationäkymään' }).click();
  const toCome = page.locator('tfoot td[data-label="Vielä maksettavaa"] a');
  const sum = await toCome.textContent();
  await toCome.click();
  await expect(page.locator('tfoot')).toContainText(sum ?? '');
  await page.getByRole('link', { name: 'Takaisin kaikkien hankkeiden rahoihin' }).click();
  await page.locator('tfoot td[data-label="Palkkatuki"] a').click();
  await page.locator('tbody th a').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Palkkatuki/ })).toBeVisible();
  await expectFit(page);
});

function numberIn(text: string | null): string {
  return (text ?? '').replace(/\D/g, '');
}
