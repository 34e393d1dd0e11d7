import { expect, test } from '@playwright/test';
import { beginToWork, expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A recommendation from the project that gives it to the answer, and how it is found again.

const project = 'S20193';

test('a coordinator records a recommendation and the answer to it, and finds it in the list', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await beginToWork(page, project);
  await page.getByRole('navigation', { name: 'Hankkeen osiot' }).getByRole('link', { name: 'Suositukset' }).click();
  await page.getByRole('link', { name: 'Lisää suositus' }).click();
  await page.getByLabel('Suositus', { exact: true }).fill('Kuntaan kiertävä työllisyyskoordinaattori');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Tarkista' })).toContainText(
    'Suosituksella ei ole vastaanottajaa',
  );
  await expectFit(page);
  await page.getByLabel('Kenelle tarkemmin').fill('Seutukunnan kunnat');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Suositus on kirjattu');

  await page.getByRole('link', { name: 'Kirjaa tilanne' }).click();
  await page.getByLabel('Tilanne', { exact: true }).selectOption('Ei toteuteta');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Tarkista' })).toContainText('Syy puuttuu');
  await page.getByLabel('Tilanne', { exact: true }).selectOption('Hyväksytty');
  await page.getByLabel('Lisätieto').fill('Kunnat sopivat yhteisestä tehtävästä.');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Tilanne on kirjattu');
  await expect(page.getByRole('row', { name: /Kunnat sopivat yhteisestä tehtävästä/ })).toContainText('Noora Kivipuro');
  await expectFit(page);

  await page.goto('/fi/workspace/recommendations?q=');
  await page.getByLabel('Sana, hankekoodi tai vastaanottaja').fill('kiertävä');
  await page.getByLabel('Tilanne', { exact: true }).selectOption('Hyväksytty');
  await page.getByLabel('Hanke', { exact: true }).selectOption(project);
  await page.getByRole('button', { name: 'Rajaa' }).click();
  await expect(page.getByRole('link', { name: 'Kuntaan kiertävä työllisyyskoordinaattori' })).toHaveCount(1);
  await expectFit(page);
});
