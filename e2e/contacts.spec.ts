import { expect, test } from '@playwright/test';
import { beginToWork, expectFit } from './own-work.ts';
import { signInAs, signOut } from './signed-in.ts';

// Whom to turn to: named on the page of a project, found by whoever has somebody on the telephone, and their deputy while away.

const project = 'S20193';

test('a coordinator names a contact person, and a worker of the network finds the deputy while they are away', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  await beginToWork(page, project);
  await page.getByRole('link', { name: 'Yhteyshenkilöt', exact: true }).last().click();
  await page.getByRole('link', { name: 'Nimeä yhteyshenkilö' }).click();
  await page.getByLabel('Yhteyshenkilön nimi').fill('Maija Meikäläinen');
  await page.getByLabel('Aihe').fill('Palkkatuki');
  await page.getByRole('button', { name: 'Nimeä' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Tarkista' });
  await expect(summary).toContainText('Anna puhelinnumero tai sähköpostiosoite');
  await expectFit(page);
  await page.getByLabel(/^Puhelinnumero/).fill('040 123 4567');
  await page.getByRole('button', { name: 'Nimeä' }).dblclick();
  await expect(page.getByRole('status')).toContainText('Yhteyshenkilö on nimetty');
  await expectFit(page);
  await expect(page.getByRole('link', { name: '040 123 4567' })).toHaveCount(1);

  await page.getByRole('link', { name: /Muuta tietoja/ }).click();
  await page.getByLabel('Poissa alkaen').fill('1.1.2020');
  await page.getByLabel('Viimeinen poissaolopäivä').fill('31.12.2099');
  await page.getByLabel('Sijaisen nimi').fill('Sisko Sijainen');
  await page.getByLabel('Sijaisen puhelinnumero').fill('040 765 4321');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('status')).toContainText('Tiedot on tallennettu');

  await signOut(page);
  await signInAs(page, 'service-expert', '/fi/workspace/who-is-our-contact');
  await page.getByLabel('Hanke, organisaatio tai henkilö').fill(`${project} palkkatuki`);
  await page.getByRole('button', { name: 'Hae', exact: true }).click();
  const found = page.getByRole('listitem').filter({ hasText: 'Maija Meikäläinen' });
  await expect(found.getByText('Sisko Sijainen', { exact: true })).toBeVisible();
  await expect(found.getByRole('link', { name: '040 765 4321' })).toHaveAttribute('href', 'tel:0407654321');
  await expect(found).toContainText('Poissa');
  await expectFit(page);
});

test('an organisation that the register does not know is asked back, and what was typed stays', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/who-is-our-contact');
  await page.getByRole('link', { name: 'Nimeä yhteyshenkilö organisaatiolle' }).click();
  await page.getByLabel('Organisaatio', { exact: true }).fill('Olematon yhdistys ry');
  await page.getByLabel('Yhteyshenkilön nimi').fill('Kalle Kollega');
  await page.getByLabel(/^Puhelinnumero/).fill('040 123 4567');
  await page.getByRole('button', { name: 'Nimeä', exact: true }).click();
  await expect(page.getByText('Organisaatiota ei ole rekisterissä. Kirjoitit ”Olematon yhdistys ry”.')).toBeVisible();
  await expect(page.getByLabel('Yhteyshenkilön nimi')).toHaveValue('Kalle Kollega');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a provider looks for contact persons and is not offered to name any', async ({ page }) => {
    await signInAs(page, 'provider', '/sv/workspace/who-is-our-contact');
    await page.getByRole('searchbox').fill('xyzzyx');
    await page.getByRole('button', { name: 'Sök', exact: true }).click();
    await expect(page.getByText('Sökningen gav inga träffar')).toBeVisible();
    await expect(page.getByRole('link', { name: /Utse en kontaktperson/ })).toHaveCount(0);
  });
});
