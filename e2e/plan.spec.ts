import type { Page } from '@playwright/test';
import { axeFindings, headingLevels, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { signInAs } from './signed-in.ts';

// A plan from its first draft to a decision and the next version, and the days by which things are due.

const project = '/workspace/projects/S29104';
const plan = `/fi${project}/plan`;

test.describe.configure({ mode: 'serial' });

/** Begins to work with the project, unless somebody has done so. */
async function beginWork(page: Page): Promise<void> {
  await signInAs(page, 'coordinator', `/fi${project}`);
  const begin = page.getByRole('button', { name: 'Aloita työskentely hankkeella' });
  if (await begin.isVisible()) {
    await page.getByLabel('Koordinaatiohanke').check();
    await begin.click();
  }
  await expect(page.getByRole('link', { name: 'Suunnitelma', exact: true })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  const levels = await headingLevels(page);
  expect(levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 600 });
  expect(await sidewaysScroll(page)).toEqual({ pixels: 0, because: [] });
  if (size) await page.setViewportSize(size);
}

test('a coordinator writes the first version of a plan, mends what is wrong, and records the decision', async ({
  page,
}) => {
  await beginWork(page);
  await page.getByRole('link', { name: 'Suunnitelma', exact: true }).click();
  await expect(page.getByText('Hankkeella ei ole vielä suunnitelmaa')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await expect(page.getByRole('heading', { name: 'Versio 1' })).toBeVisible();

  await page.getByRole('link', { name: 'Muokkaa sisältöä' }).click();
  await page.getByLabel('Tiivistelmä toteutuksesta').fill('Hankitaan työvoimakoulutusta.');
  await page.getByLabel('Varsinaiset kohderyhmät').fill('Pitkään työttöminä olleet');
  await page.getByLabel('Myönnetty EU- ja valtion rahoitus').fill('250 000');
  await page.getByLabel('Siitä toimenpiteisiin').fill('260 000');
  await page.getByLabel('Maakunnat').fill('Lapinmaa');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Tuntematon nimi: Lapinmaa' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Toimenpiteiden osuus on suurempi/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Siitä toimenpiteisiin').fill('180 000');
  await page.getByLabel('Maakunnat').fill('Varsinais-Suomi');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByText('Varsinais-Suomi', { exact: true })).toBeVisible();
  await expect(page.getByText(/^180\s000\s€$/)).toBeVisible();

  await page.getByRole('link', { name: 'Aseta tavoitteet' }).click();
  // What the description tells of the whole gives way to the years.
  await page.getByLabel('Aloittavat henkilöt, koko aika, kaikkiaan').fill('');
  await page.getByLabel('Aloittavat henkilöt, koko aika, naisia').fill('');
  await page.getByLabel('Aloittavat henkilöt, 2015, kaikkiaan').fill('40');
  await page.getByLabel('Aloittavat henkilöt, 2015, naisia').fill('50');
  await page.getByLabel('Aloittavat henkilöt, 2016, kaikkiaan').fill('60');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  const amiss = page.getByRole('alert').getByRole('link', { name: /2015, naisia: Naisia on enemmän/ });
  await amiss.click();
  await expect(page.getByLabel('Aloittavat henkilöt, 2015, naisia')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Aloittavat henkilöt, 2015, naisia').fill('20');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('cell', { name: '100, joista naisia 20' })).toBeVisible();

  await page.getByRole('link', { name: 'Aseta tavoitteet' }).click();
  await page.getByLabel('Mittari', { exact: true }).selectOption('CO01');
  await page.getByRole('button', { name: 'Lisää', exact: true }).click();
  await page.getByLabel(/^CO01 .*koko aika, kaikkiaan/).fill('90');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /CO01 Työttömät.*90/ })).toBeVisible();

  await page.getByRole('link', { name: 'Lisää osaryhmä' }).click();
  await page.getByLabel('Osaryhmä').fill('Nuoret');
  await page.getByLabel('Henkilöitä').fill('25');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /Nuoret 25/ })).toBeVisible();

  await page.getByRole('link', { name: 'Arvioi periaatteet' }).click();
  await page.getByLabel('Hyvinvoinnin edistäminen: Välitön').fill('5');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByText('Kaikki osat on kirjattu')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Kirjaa päätös' }).click();
  await page.getByLabel('Päätöksen numero').fill('VARELY/1/2015');
  await page.getByLabel('Päätöspäivä').fill('1.3.2015');
  await page.getByLabel('Voimassa alkaen').fill('1.4.2015');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Kirjaa päätös' }).click();
  await expect(page.getByRole('link', { name: 'Kumoa versio' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Muokkaa sisältöä' })).toHaveCount(0);

  await page.goto(`/fi${project}`);
  await expect(page.getByRole('link', { name: /^250\s000\s€$/ })).toBeVisible();
  await expect(page.getByText(/Siitä toimenpiteisiin 180\s000\s€/)).toBeVisible();
});

test('a new version begins as a copy, is compared, and the plan of another day is another', async ({ page }) => {
  await signInAs(page, 'coordinator', plan);
  await page.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await page.getByRole('link', { name: 'Aseta tavoitteet' }).click();
  await page.getByLabel('Aloittavat henkilöt, 2016, kaikkiaan').fill('75');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await page.getByRole('link', { name: 'Suunnitelman versiot' }).click();
  await page.getByRole('link', { name: 'Vertaa versioita' }).click();
  await expect(page.getByText('2 eroa')).toBeVisible();
  await expect(page.getByRole('row', { name: /Aloittavat henkilöt, 2016, kaikkiaan 60 75 \+15/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${plan}?on=2015-03-31`);
  await expect(page.getByText('Tuona päivänä mikään versio ei ollut voimassa.')).toBeVisible();
  await page.goto(`${plan}?on=2015-04-01`);
  await expect(page.getByRole('cell', { name: '100, joista naisia 20' })).toBeVisible();

  await page.getByRole('link', { name: /Jatka luonnosta/ }).click();
  await page.getByRole('link', { name: 'Hylkää luonnos' }).click();
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click();
  await expect(page.getByRole('alert')).toContainText('Tieto puuttuu');
  await page.getByLabel('Perustelu').fill('Muutosta ei haeta.');
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click();
  await expect(page.getByText('Tämä luonnos on hylätty')).toBeVisible();
});

test('a decision on a draft that was changed meanwhile is not recorded', async ({ browser }) => {
  const coordinator = await (await browser.newContext()).newPage();
  await signInAs(coordinator, 'coordinator', plan);
  await coordinator.getByRole('button', { name: 'Aloita uusi versio' }).click();
  await coordinator.getByRole('link', { name: 'Kirjaa päätös' }).click();
  const writer = await (await browser.newContext()).newPage();
  await signInAs(writer, 'coordinator', plan);
  await writer.getByRole('link', { name: /Jatka luonnosta/ }).click();
  await writer.getByRole('button', { name: /Poista Nuoret/ }).click();
  await expect(writer.getByText('Osaryhmiä ei ole kirjattu.')).toBeVisible();

  await coordinator.getByLabel('Päätöksen numero').fill('VARELY/2/2015');
  await coordinator.getByLabel('Päätöspäivä').fill('1.6.2015');
  await coordinator.getByLabel('Voimassa alkaen').fill('1.6.2015');
  await coordinator.getByRole('button', { name: 'Kirjaa päätös' }).click();
  await expect(coordinator.getByRole('alert')).toContainText('Luonnos on muuttunut');
  await coordinator.getByRole('link', { name: 'Lue luonnos' }).click();
  await coordinator.getByRole('link', { name: 'Kirjaa päätös' }).click();
  await expect(coordinator.getByLabel('Päätöksen numero')).toHaveValue('VARELY/2/2015');
  await coordinator.getByRole('button', { name: 'Kirjaa päätös' }).click();
  await coordinator.getByRole('link', { name: 'Kumoa versio' }).click();
  await coordinator.getByLabel('Perustelu').fill('Päätös koski toista hanketta.');
  await coordinator.getByRole('button', { name: 'Kumoa versio' }).click();
  await expect(coordinator.getByText('Tämä versio on kumottu')).toBeVisible();
});

test('a day to report is done on a day', async ({ page }) => {
  await signInAs(page, 'coordinator', `/fi${project}/milestones`);
  await page.getByRole('link', { name: 'Lisää päivä' }).click();
  await page.getByLabel('Raportointipäivä').check();
  await page.getByLabel('Mitä pitää olla valmiina').fill('Väliraportti');
  await page.getByLabel('Määräpäivä').fill('1.2.2016');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByRole('row', { name: /Väliraportti/ })).toContainText('Myöhässä');
  await expectAccessible(page);
  await page.goto(
    `/fi${project}/milestones/series?kind=report&every=6&title=Raportti&firstOn=1.2.2016&untilOn=31.12.2017&preview=1`,
  );
  await expectAccessible(page);
  await page.goto(`/fi${project}/milestones`);
  await page.getByLabel('Valmistui Väliraportti').fill('2016-01-31');
  await page.getByRole('button', { name: 'Merkitse tehdyksi: Väliraportti' }).click();
  await expect(page.getByRole('row', { name: /Väliraportti/ })).toContainText('Tehty 31.1.2016');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('reports every half year are made at once, after a look at their days', async ({ page }) => {
    await signInAs(page, 'coordinator', `/fi${project}/milestones`);
    await page.getByRole('link', { name: 'Lisää toistuvat päivät' }).click();
    await page.getByLabel('Välitavoite').check();
    await page.getByLabel('Mitä pitää olla valmiina').fill('Puolivuosiraportti');
    await page.getByLabel('Ensimmäinen määräpäivä').fill('31.8.2015');
    await page.getByLabel('Mihin asti').fill('1.1.2015');
    await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
    await expect(page.getByText('Kirjoita päivä, joka on ensimmäisen määräpäivän jälkeen.').first()).toBeVisible();
    await page.getByLabel('Mihin asti').fill('31.12.2016');
    await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
    await expect(page.getByRole('heading', { name: '3 päivää' })).toBeVisible();
    // What is changed after the preview is previewed anew before it is saved.
    await page.getByLabel('Mihin asti').fill('31.12.2015');
    await page.getByRole('button', { name: 'Tallenna valitut' }).click();
    await expect(page.getByRole('heading', { name: '1 päivä', exact: true })).toBeVisible();
    await page.getByLabel('Mihin asti').fill('31.12.2016');
    await page.getByRole('button', { name: 'Katso, mitä tulee' }).click();
    await page.getByLabel('29.2.2016').uncheck();
    await page.getByRole('button', { name: 'Tallenna valitut' }).click();
    await expect(page.getByRole('row', { name: /Puolivuosiraportti 1/ })).toContainText('31.8.2015');
    await expect(page.getByRole('row', { name: /Puolivuosiraportti 3/ })).toContainText('31.8.2016');
    await expect(page.getByRole('row', { name: /Puolivuosiraportti 2/ })).toHaveCount(0);
    await page.goto(
      `/fi${project}/milestones/series?kind=report&every=12&title=X&firstOn=31.8.2015&untilOn=31.12.2015&preview=1`,
    );
    await expect(page.getByText('Päivälle on jo jotakin')).toBeVisible();
  });

  test('a deadline is added, waits on the home page, is done and opened again', async ({ page }) => {
    await signInAs(page, 'coordinator', `/sv${project}/milestones`);
    await page.getByRole('link', { name: 'Lägg till en dag' }).click();
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect(page.getByRole('alert')).toContainText('Uppgiften saknas');
    await page.getByLabel('Rapporteringsdag').check();
    await page.getByLabel('Vad som ska vara klart').fill('Slutrapport');
    await page.getByLabel('Tidsfrist').fill('1.2.2021');
    await page.getByRole('button', { name: 'Spara' }).click();
    const row = page.getByRole('row', { name: /Slutrapport/ });
    await expect(row).toContainText('Försenad');
    await page.goto('/sv/workspace');
    await page.getByRole('link', { name: /Rapportera om projekt S29104 senast/ }).click();
    await row.getByRole('button', { name: 'Markera som klar: Slutrapport' }).click();
    await expect(row).toContainText('Klar');
    await row.getByRole('button', { name: 'Öppna på nytt: Slutrapport' }).click();
    await expect(row).toContainText('Försenad');
    await row.getByRole('link', { name: 'Redigera: Slutrapport' }).click();
    await page.getByRole('link', { name: 'Ta bort från listan' }).click();
    await page.getByLabel('Motivering').fill('Rapporten lämnades på papper.');
    await page.getByRole('button', { name: 'Ta bort från listan' }).click();
    await expect(row).toHaveCount(0);
  });
});

test('the plan is not for providers, and the auditor only reads', async ({ page }) => {
  await signInAs(page, 'provider');
  expect((await page.goto(plan))?.status()).toBe(403);
  await page.context().clearCookies();
  await signInAs(page, 'auditor', plan);
  await expect(page.getByRole('button', { name: 'Aloita uusi versio' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /Voimassa/ })).toBeVisible();
  await page.goto(`/fi${project}/milestones`);
  await expect(page.getByRole('row', { name: /Väliraportti/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lisää päivä' })).toHaveCount(0);
  await expectAccessible(page);
});
