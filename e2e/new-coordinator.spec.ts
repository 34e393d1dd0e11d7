import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { dayFromToday } from './measure-to-try.ts';
import { expectFit } from './own-work.ts';
import { signInAs } from './signed-in.ts';

// A coordinator who is new to it prepares a parallel project with a tendered course, a non-stop club, capacity called off for a person
// and a wage-subsidised place. After signing in no address is typed: each step is found on the page that is open.

const save = (page: Page, name = 'Tallenna') => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
const partOf = (page: Page, parts: string, name: string) =>
  page.getByRole('navigation', { name: parts }).getByRole('link', { name, exact: true }).click();
const inProject = (page: Page, name: string) => partOf(page, 'Hankkeen osiot', name);
const inMeasure = (page: Page, name: string) => partOf(page, 'Toimenpiteen osat', name);
const section = (page: Page, name: string) => page.getByRole('region', { name });

const provider = 'Hopeaniemen aikuisopisto';
const name = `Askelmerkit ${Date.now()}`;

test('a new coordinator prepares a parallel project with measures of four shapes, by links alone', async ({ page }) => {
  await signInAs(page, 'coordinator');

  await test.step('a parallel project beside a mother project', async () => {
    await menu(page, 'Hankkeet', 'Omat hankkeet');
    await page.getByRole('searchbox').fill('S39501');
    await page.getByRole('searchbox').press('Enter');
    await follow(page, 'S39501');
    await follow(page, 'Uusi rinnakkaishanke');
    await page.getByLabel('Emohanke').fill('S39511');
    await page.getByLabel('Nimi', { exact: true }).fill(name);
    await save(page, 'Aloita rinnakkaishanke');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('its plan with targets and money, decided', async () => {
    await inProject(page, 'Suunnitelma');
    await save(page, 'Aloita uusi versio');
    await follow(page, 'Muokkaa sisältöä');
    await page.getByLabel('Tiivistelmä toteutuksesta').fill('Kurssi, klubi ja palkkatukipaikkoja.');
    await page.getByLabel('Varsinaiset kohderyhmät').fill('Pitkään työttöminä olleet');
    await page.getByLabel('Myönnetty EU- ja valtion rahoitus').fill('200 000');
    await save(page);
    await follow(page, 'Aseta tavoitteet');
    await page.getByLabel('Aloittavat henkilöt, koko aika, kaikkiaan').fill('40');
    await page.getByLabel('Aloittavat henkilöt, koko aika, naisia').fill('25');
    await save(page);
    await follow(page, 'Kirjaa päätös');
    await page.getByLabel('Päätöksen numero').fill('VARELY/77/2026');
    await page.getByLabel('Päätöspäivä').fill(dayFromToday(-3));
    await page.getByLabel('Voimassa alkaen').fill(dayFromToday(-1));
    await save(page, 'Kirjaa päätös');
    await expect(page.getByRole('link', { name: 'Kumoa versio' })).toBeVisible();
  });

  await test.step('a tendered course', async () => {
    await inProject(page, 'Toimenpiteet');
    await planMeasure(page, { kind: 'Ammatillinen työvoimakoulutus', named: `Kurssi ${name}`, seats: '12' });
    await inMeasure(page, 'Hankinta');
    await follow(page, 'Uusi kilpailutus');
    await page.getByLabel('Avoin').check();
    await page.getByLabel('Tarjousten viimeinen päivä').fill(dayFromToday(14));
    await save(page, 'Aloita kilpailutus');
    await follow(page, 'Lisää vertailuperuste');
    await page.getByRole('radio', { name: 'Hinta' }).check();
    await page.getByLabel('Vertailuperuste', { exact: true }).fill('Hinta');
    await page.getByLabel('Painoarvo').fill('100');
    await save(page);
    await save(page, 'Pyydä tarjoukset');
    await expect(page.getByText('Tarjoukset avoinna').first()).toBeVisible();
  });

  await test.step('a non-stop club with a line', async () => {
    await openProject(page);
    await planMeasure(page, { kind: 'Työnhakuvalmennus', named: `Klubi ${name}`, seats: '2' });
    await addToLine(page, '3');
    await follow(page, 'Anna 2 paikkaa heti');
    await save(page, 'Anna paikka');
    await expect(section(page, 'Jono')).toContainText('Henkilö');
  });

  await test.step('a wage-subsidised place', async () => {
    await openProject(page);
    await planMeasure(page, { kind: 'Palkkatuki', named: `Palkkatuki ${name}`, seats: '2' });
    await addToLine(page, '1');
    await follow(page, 'Anna paikka heti');
    await save(page, 'Anna paikka');
    await section(page, 'Paikalla olevat ja aloittavat')
      .getByRole('link', { name: /Henkilö/ })
      .click();
    await follow(page, 'Kirjaa palkkatuki');
    await page.getByLabel('Palkkatuki prosentteina').fill('50');
    await page.getByLabel('Työtunteja viikossa').fill('37,5');
    await save(page, 'Tallenna palkkatuki');
    await expect(section(page, 'Palkkatuki')).toContainText('50 %');
  });

  await test.step('capacity called off for a person', async () => {
    await openProject(page);
    await inProject(page, 'Toimenpiteet');
    await follow(page, `Klubi ${name}`);
    await inMeasure(page, 'Hankinta');
    await follow(page, 'Uusi sopimus');
    await page.getByLabel('Palveluntuottaja').fill(provider);
    await page.getByLabel('Hinnan peruste').selectOption('student-day');
    await page.getByLabel('Yksikköhinta').fill('45');
    await page.getByLabel('Määrä').fill('100');
    await page.getByLabel('Alkaa').fill(dayFromToday(-10));
    await page.getByLabel('Päättyy').fill(dayFromToday(300));
    await save(page, 'Tallenna luonnos');
    await follow(page, 'Lisää kapasiteettia');
    await page.getByRole('radio', { name: 'Opiskelijatyöpäivä' }).check();
    await page.getByLabel('Määrä').fill('100');
    await save(page);
    await page.getByLabel('Allekirjoitettu').fill(dayFromToday(-5));
    await save(page, 'Merkitse allekirjoitetuksi');
    await section(page, 'Toimenpiteet')
      .getByRole('link', { name: `Klubi ${name}` })
      .click();
    await inMeasure(page, 'Paikat');
    await section(page, 'Paikalla olevat ja aloittavat')
      .getByRole('link', { name: /Henkilö/ })
      .first()
      .click();
    await follow(page, 'Varaa kapasiteettia');
    await page.getByLabel('Kapasiteetti', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Määrä').fill('10');
    await page.getByLabel('Viimeinen päivä').fill(dayFromToday(30));
    await save(page, 'Varaa');
    await expect(section(page, 'Varattu kapasiteetti')).toContainText('450\u00a0€');
  });

  await test.step('all of it stands in the coordination view', async () => {
    await menu(page, 'Hankkeet', 'Omat hankkeet');
    await page.getByRole('searchbox').fill('S39501');
    await page.getByRole('searchbox').press('Enter');
    await follow(page, 'S39501');
    await follow(page, 'Avaa koordinaationäkymä');
    const own = page.getByRole('row').filter({ hasText: name });
    await expect(own).toContainText('40');
    await expectFit(page);
  });
});

async function openProject(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^X\d{5}/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function planMeasure(
  page: Page,
  { kind, named, seats }: { readonly kind: string; readonly named: string; readonly seats: string },
): Promise<void> {
  await inProject(page, 'Toimenpiteet');
  await follow(page, 'Uusi toimenpide');
  await page.getByLabel('Toimenpiteen laji').selectOption({ label: kind });
  await page.getByLabel('Toimenpiteen nimi').fill(named);
  await page.getByRole('group', { name: 'Rahoitus' }).getByLabel('ESR').check();
  await page.getByLabel('Paikkoja').fill(seats);
  await save(page, 'Tallenna toimenpide');
  await inMeasure(page, 'Paikat');
}

async function addToLine(page: Page, women: string): Promise<void> {
  await follow(page, 'Lisää henkilöitä jonoon');
  await page.getByLabel('Uusia naisia').fill(women);
  await save(page, 'Lisää jonoon');
  await expect(page.getByRole('status').filter({ hasText: 'lisätty jonoon' })).toBeVisible();
}

async function menu(page: Page, head: string, name: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Päävalikko' });
  await main.getByRole('link', { name: head, exact: true }).click();
  await main.getByRole('link', { name, exact: true }).click();
}
