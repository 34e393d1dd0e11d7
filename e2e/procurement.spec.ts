import type { Page } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { signInAs } from './signed-in.ts';

// A coordinator buys a course by a tender and makes the contract, buys capacity from two providers, and changes a provider.

test.describe.configure({ mode: 'serial' });

/** The coordination project of the demo, with which one begins to work where no earlier journey has. */
async function projectToBuyFor(page: Page): Promise<string> {
  await page.goto('/fi/workspace/projects?q=koordinaatio+4');
  const link = page.getByRole('link', { name: /^S3\d+$/ }).first();
  const code = (await link.textContent()) ?? '';
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/workspace/projects/${code}`));
  const begin = page.getByRole('button', { name: 'Aloita työskentely hankkeella' });
  if (await begin.isVisible()) await begin.click();
  await expect(page.getByRole('link', { name: 'Hankinnat' })).toBeVisible();
  return code;
}

/** Some organisations that the register knows: the name by which each is chosen. */
async function knownOrganisations(page: Page): Promise<[string, string, string]> {
  const answer = await page.request.get('/api/v1/organisations?limit=100');
  const { items } = (await answer.json()) as { items: { business_id: string | null; name: string }[] };
  const plain = items.filter(({ business_id, name }) => business_id !== null && /^[\p{L}\s-]+$/u.test(name));
  const [first, second, third] = plain.map(({ name }) => name);
  return [first ?? '', second ?? '', third ?? ''];
}

const save = (page: Page, name = 'Tallenna') => page.getByRole('button', { name, exact: true }).click();

let tender = '';
let contract = '';

test('a course is tendered, from the lots to the offers', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/tenders');
  const project = await projectToBuyFor(page);
  const [first, second] = await knownOrganisations(page);

  await page.goto('/fi/workspace/tenders');
  await page.getByRole('link', { name: 'Uusi kilpailutus' }).click();
  await page.getByLabel('Hanke', { exact: true }).fill('S99999');
  await page.getByLabel('Kilpailutuksen nimi').fill('Kaivosalan valmentava koulutus');
  await page.getByLabel('Avoin').check();
  await page.getByLabel('Tarjousten viimeinen päivä').fill('1.10.2012');
  await save(page, 'Aloita kilpailutus');
  await expect(page.getByRole('alert').filter({ hasText: 'S99999' })).toBeVisible();
  await page.getByLabel('Hanke', { exact: true }).fill(project);
  await save(page, 'Aloita kilpailutus');
  await expect(page.getByRole('heading', { level: 1, name: 'Kaivosalan valmentava koulutus' })).toBeVisible();
  tender = new URL(page.url()).pathname;
  await expect(page.getByText('Lisää ensin ainakin yksi osa')).toBeVisible();

  await page.getByRole('link', { name: 'Lisää osa' }).click();
  await page.getByLabel('Osan nimi').fill('Valmentava, Kolari');
  await page.getByLabel('Kunta').fill('Kolari');
  await page.getByLabel('Opiskelijatyöpäiviä').fill('600');
  await save(page);
  await page.getByRole('link', { name: 'Lisää vertailuperuste' }).click();
  await page.getByRole('radio', { name: 'Hinta' }).check();
  await page.getByLabel('Vertailuperuste', { exact: true }).fill('Kokonaishinta');
  await page.getByLabel('Painoarvo').fill('60');
  await save(page);
  await expect(page.getByText('Painoarvojen summan tulee olla 100.')).toBeVisible();
  await page.getByRole('link', { name: 'Lisää vertailuperuste' }).click();
  await page.getByLabel('Vertailuperuste', { exact: true }).fill('Kouluttajat');
  await save(page);
  await expect(page.getByRole('button', { name: 'Pyydä tarjoukset' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await save(page, 'Pyydä tarjoukset');
  await expect(page.getByRole('alert')).toContainText('Tarjousaika on jo päättynyt');
  await page.getByRole('link', { name: 'Muokkaa tietoja' }).click();
  await page.getByLabel('Tarjousten viimeinen päivä').fill('1.10.2099');
  await save(page);
  await save(page, 'Pyydä tarjoukset');
  await expect(page.getByText('Tarjoukset avoinna').first()).toBeVisible();

  for (const [provider, field, price] of [
    [first, 'Opiskelijatyöpäivän hinta', '45'],
    [second, 'Kokonaishinta', '30 000'],
  ] as const) {
    await page.getByRole('link', { name: 'Kirjaa tarjous' }).click();
    await page.getByLabel('Palveluntuottaja').fill(provider);
    await page.getByLabel(field).fill(price);
    await page.getByLabel('Saapumisaika').fill('9.40');
    await save(page);
  }
  await expect(page.getByText('2 tarjousta on tullut.')).toBeVisible();
});

test('offers are compared after the deadline, and what is done to them leaves a trace', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/tenders?q=Meriteollisuuden');
  await page.getByRole('link', { name: 'Meriteollisuuden valmentava koulutus' }).click();
  const late = 'Lappi Merikoulutus Oy';
  await page.getByRole('link', { name: 'Kirjaa tarjous' }).click();
  await page.getByLabel('Palveluntuottaja').fill(late);
  await page.getByLabel('Kokonaishinta').fill('33 000');
  await page.getByLabel('Saapunut').fill('1.9.2026');
  await page.getByLabel('Saapumisaika').fill('9.40');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Tarkista ennen tallennusta');
  await save(page);
  await expect(page.getByRole('alert').first()).toContainText('Tarjousaika on jo päättynyt');
  await page.getByLabel('Miksi kirjataan vasta nyt').fill('Kuori oli jäänyt kirjaamoon');
  await save(page);
  const compared = page.getByRole('table', { name: /^Vertailu: / });
  await expect(compared.getByRole('row').filter({ hasText: late })).toContainText('Kuori oli jäänyt kirjaamoon');
  await compared.getByRole('link', { name: late }).click();
  await page.getByLabel('Kokonaishinta').fill('32 000');
  await page.getByLabel('Miksi tarjousta korjataan').fill('Luettu väärältä riviltä');
  await save(page);
  const corrections = page.getByRole('table', { name: 'Tarjousten korjaukset avaamisen jälkeen' });
  await expect(corrections).toContainText('33 000');
  await expect(corrections).toContainText('Luettu väärältä riviltä');

  await page.getByRole('link', { name: 'Anna laatupisteet' }).click();
  const points = page.getByRole('textbox', { name: new RegExp(`^${late}: `) });
  await points.first().fill('neljä');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('neljä');
  for (const field of await page.getByRole('textbox', { name: /: / }).all()) await field.fill('10');
  await save(page);
  const best = compared.getByRole('row').nth(1);
  const winner = (await best.getByRole('link').first().textContent()) ?? '';
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('link', { name: 'Päätä osasta' }).click();
  await page.getByRole('radio', { name: /sija 2/ }).check();
  await save(page, 'Päätä osasta');
  await expect(page.getByRole('alert')).toContainText('Perustelu puuttuu');
  await page.getByRole('radio', { name: /sija 1/ }).check();
  await save(page, 'Päätä osasta');
  await expect(page.getByText(/^Hyväksytty/)).toContainText(winner);

  await page.getByRole('link', { name: 'Tee sopimus' }).click();
  await page.getByLabel('Alkaa').fill('9.11.2012');
  await page.getByLabel('Päättyy').fill('18.1.2013');
  await page.getByLabel('Yksikköhinta').fill('99');
  await save(page, 'Tallenna luonnos');
  await expect(page.getByRole('alert').first()).toContainText('poikkeaa hyväksytystä tarjouksesta');
  await page.getByLabel('Miksi poikkeaa tarjouksesta').fill('Neuvoteltu muutos');
  await save(page, 'Tallenna luonnos');
  await expect(page.getByText('Sopimus on luonnos.')).toBeVisible();
  contract = new URL(page.url()).pathname;
  await expect(page.getByText('Neuvoteltu muutos')).toBeVisible();
  await page.getByLabel('Allekirjoitettu').fill('20.10.2012');
  await save(page, 'Merkitse allekirjoitetuksi');
  await expect(page.getByText('20.10.2012').first()).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('offers are sealed until the deadline, even for whoever records them', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/tenders');
  const project = await projectToBuyFor(page);
  await page.goto(`/fi/workspace/tenders/new?project=${project}`);
  await page.getByLabel('Kilpailutuksen nimi').fill('Suljetut tarjoukset');
  await page.getByLabel('Kutsutut').check();
  await page.getByLabel('Tarjousten viimeinen päivä').fill('1.10.2099');
  await save(page, 'Aloita kilpailutus');
  await page.getByRole('link', { name: 'Lisää osa' }).click();
  await page.getByLabel('Osan nimi').fill('Valmennus');
  await save(page);
  await page.getByRole('link', { name: 'Lisää vertailuperuste' }).click();
  await page.getByRole('radio', { name: 'Hinta' }).check();
  await page.getByLabel('Vertailuperuste', { exact: true }).fill('Hinta');
  await page.getByLabel('Painoarvo').fill('100');
  await save(page);
  await expect(page.getByText('Lisää kutsutut')).toBeVisible();
  await page.getByRole('link', { name: 'Lisää kutsuttu' }).click();
  await page.getByLabel('Palveluntuottaja').fill('Tmi Matti Mallikas');
  await save(page);
  await save(page, 'Pyydä tarjoukset');
  await page.getByRole('link', { name: 'Kirjaa tarjous' }).click();
  await page.getByLabel('Palveluntuottaja').fill('Tmi Matti Mallikas');
  await page.getByLabel('Kokonaishinta').fill('12 345,67');
  await page.getByLabel('Saapumisaika').fill('9.40');
  await save(page);
  await expect(page.getByText('Yksi tarjous on tullut.')).toBeVisible();
  const lots = page.getByRole('region', { name: 'Osat' });
  const shown = await lots.textContent();
  expect(shown).not.toContain('Mallikas');
  expect(shown).not.toContain('345');
  await page.goto('/fi/workspace');
  await expect(page.getByText('Suljetut tarjoukset').first()).toBeVisible();
});

test('capacity is bought from two providers, one of which is replaced in mid-course', async ({ page }) => {
  await signInAs(page, 'coordinator', '/fi/workspace/contracts');
  const project = await projectToBuyFor(page);
  const [first, second, third] = await knownOrganisations(page);
  await page.goto(`/fi/workspace/contracts/new?project=${project}`);
  await page.getByLabel('Palveluntuottaja').fill(first);
  await page.getByLabel('Sopimuksen nimi').fill('Kapasiteettihankinta');
  await page.getByLabel('Hinnan peruste').selectOption('student-day');
  await page.getByLabel('Yksikköhinta').fill('45,55');
  await page.getByLabel('Määrä').fill('601');
  await page.getByLabel('Alkaa').fill('1.1.2012');
  await page.getByLabel('Päättyy').fill('31.12.2013');
  await save(page, 'Tallenna luonnos');
  await expect(page.getByText('Sopimus ei osu hankkeen toteutusaikaan').first()).toBeVisible();
  await save(page, 'Tallenna luonnos');
  await expect(page.getByText('27 375,55 €').first()).toBeVisible();

  await page.getByRole('link', { name: 'Lisää tuottaja rinnalle' }).click();
  await page.getByLabel('Palveluntuottaja').fill(second);
  await page.getByLabel('Alkaen').fill('1.8.2012');
  await page.getByLabel('Miksi tuottaja lisätään rinnalle').fill('Toinen ala');
  await save(page);
  await page.getByRole('link', { name: 'Lisää kapasiteettia' }).click();
  await page.getByLabel('Ala').selectOption('07');
  await page.getByRole('radio', { name: 'Opiskelijatyöpäivä' }).check();
  await page.getByLabel('Määrä').fill('300');
  await save(page);
  await expect(page.getByRole('table', { name: 'Kapasiteetti' })).toContainText('300');
  await page.getByRole('link', { name: 'Lisää jakso' }).click();
  await page.getByLabel('Jakson nimi').fill('Tietotekniikan perusteet');
  await page.getByLabel('Päiviä').fill('5');
  await page.getByLabel('Hinta henkilöltä').fill('225');
  await save(page);
  await expect(page.getByRole('table', { name: 'Koulutustarjotin' })).toContainText('Tietotekniikan perusteet');
  await page.getByLabel('Allekirjoitettu').fill('2.1.2012');
  await save(page, 'Merkitse allekirjoitetuksi');

  const providers = page.getByRole('table', { name: 'Palveluntuottajat' });
  await providers.getByRole('row').filter({ hasText: first }).getByRole('link').click();
  await page.getByLabel('Kuka jatkaa tilalla').fill(third);
  await page.getByLabel('Mistä päivästä alkaen').fill('1.9.2012');
  await page.getByLabel('Syy').fill('Oppilaitokset yhdistyivät');
  await save(page);
  await expect(providers.getByRole('row').filter({ hasText: first })).toContainText('31.8.2012');
  await expect(providers.getByRole('row').filter({ hasText: third })).toContainText('1.9.2012');
  expect(await axeFindings(page)).toEqual([]);
  await amend(page, project);
  await makeMeasure(page);
});

/** Uses an option of the contract on whose page one is: it goes on longer, from a day on. */
async function amend(page: Page, project: string): Promise<void> {
  const address = page.url().replace(/#.*/, '');
  await page.getByRole('link', { name: 'Tee sopimusmuutos' }).first().click();
  await page.getByLabel('Muutoksen peruste').selectOption('option');
  await page.getByLabel('Perustelu').fill('Optio käytetään');
  await page.getByLabel('Sovittu').fill('1.10.2012');
  await page.getByLabel('Voimassa alkaen').fill('1.11.2012');
  await page.getByLabel('Päättyy').fill('30.6.2014');
  await page.getByLabel('Ostajien osuudet').fill(`${project} 90`);
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Osuuksien summa ei ole 100');
  await page.getByLabel('Ostajien osuudet').fill(`${project} 100`);
  await save(page);
  await expect(page.getByText('Sopimus ei osu hankkeen toteutusaikaan').first()).toBeVisible();
  await save(page);
  await expect(page.getByRole('table', { name: 'Sopimuksen historia' })).toContainText('31.12.2013 → 30.6.2014');
  await expect(page.getByRole('definition').filter({ hasText: '1.1.2012 – 30.6.2014' })).toBeVisible();
  await page.goto(`${address}?on=2012-10-31`);
  await expect(page.getByRole('definition').filter({ hasText: '1.1.2012 – 31.12.2013' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`${address}/edit`);
  await page.getByLabel('Yksikköhinta').fill('50');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Sopimus on allekirjoitettu');
  await page.goto(address);
}

/** Makes a measure of the contract on whose page one is, with what it says filled in. */
async function makeMeasure(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Tee tästä toimenpide' }).click();
  await expect(page.getByLabel('Toimenpiteen nimi')).toHaveValue('Kapasiteettihankinta');
  await expect(page.getByLabel('Alkaa')).toHaveValue('1.1.2012');
  await page.getByLabel('Toimenpiteen laji').selectOption('labour-training-vocational');
  await page.getByLabel('Kansallinen rahoitus').check();
  expect(await axeFindings(page)).toEqual([]);
  await save(page, 'Tallenna toimenpide');
  await expect(page.getByText('Päivät eivät mahdu hankkeen aikaan').first()).toBeVisible();
  await save(page, 'Tallenna toimenpide');
  await expect(page.getByRole('heading', { level: 1, name: 'Kapasiteettihankinta' })).toBeVisible();
}

test('a provider sees neither a tender nor a contract by which others provide', async ({ page }) => {
  await signInAs(page, 'provider', '/fi/workspace/contracts');
  await expect(page.getByRole('heading', { level: 1, name: 'Sopimukset' })).toBeVisible();
  expect((await page.goto(tender))?.status()).toBe(403);
  expect((await page.goto(contract))?.status()).toBe(403);
});

test.describe('on a phone without JavaScript', () => {
  test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

  test('no page of buying scrolls sideways in any language', async ({ page }) => {
    await signInAs(page, 'coordinator', '/fi/workspace/tenders');
    const pages = ['/workspace/tenders', '/workspace/contracts', '/workspace/tenders/new', '/workspace/contracts/new'];
    const own = [tender, `${tender}/edit`, contract, `${contract}/edit`, `${contract}/capacity/new`];
    for (const path of [...pages, ...own.map((address) => address.replace('/fi/', '/'))]) {
      for (const language of ['fi', 'sv', 'en']) {
        await page.goto(`/${language}${path}`);
        expect((await sidewaysScroll(page)).pixels, `${language}${path}`).toBe(0);
      }
    }
  });
});
