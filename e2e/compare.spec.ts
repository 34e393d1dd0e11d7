import { expect, test } from './journey.ts';
import { ProjectPage } from './pages/project-page.ts';

test.describe('a reader who compares projects', () => {
  test.use({ viewport: { width: 375, height: 667 }, javaScriptEnabled: false });

  test('starts from a project, adds another, sees what differs and takes one away', async ({ page }) => {
    await new ProjectPage(page).open('S11829');
    await page.getByRole('link', { name: 'Vertaa muihin hankkeisiin' }).click();
    await expect(page.getByText('Lisää vielä toinen hanke.')).toBeVisible();

    await page.getByRole('textbox', { name: 'Lisää hanke' }).fill(' s20193 ');
    await page.getByRole('button', { name: 'Lisää' }).click();
    const facts = page.getByRole('table', { name: 'Perustiedot' });
    await expect(facts.getByRole('row', { name: /^Y-tunnus/ })).toContainText('sama');
    await expect(facts.getByRole('row', { name: /^Ohjelmakausi/ })).toContainText('eroaa');
    const money = page.getByRole('figure', { name: 'EU- ja valtion rahoitus' });
    await expect(money).toContainText('S11829');
    await expect(money).toContainText('S20193');

    await page.getByRole('link', { name: 'Poista vertailusta: S11829' }).click();
    await expect(page).toHaveURL(/\/fi\/compare\?code=S20193$/);
    await expect(page.getByRole('link', { name: /\(S20193\)$/ })).toBeVisible();
  });

  test('is told what is wrong with a code', async ({ page }) => {
    await page.goto('/fi/compare?code=S11829&code=S99999&code=hanke');
    await expect(page.getByText('Tämä ei ole hankkeen tunnus: HANKE')).toBeVisible();
    await expect(page.getByText('Rekisterissä ei ole hanketta S99999')).toBeVisible();
    await expect(page.getByRole('link', { name: /\(S11829\)$/ })).toBeVisible();
  });
});
