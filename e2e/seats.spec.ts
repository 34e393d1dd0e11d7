import type { Page } from '@playwright/test';
import { axeFindings, sidewaysScroll } from './accessibility.ts';
import { expect, test } from './journey.ts';
import { dayFromToday } from './measure-to-try.ts';
import { signInAs } from './signed-in.ts';

// A coordinator fills the seats of measures: a non-stop club with a waiting list, work for a wage with its places, and capacity that
// is called off person by person.

test.describe.configure({ mode: 'serial' });

/** The code of a project of the coordinator with which one works. */
async function openOwnProject(page: Page): Promise<string> {
  await page.goto('/fi/workspace/projects?q=koordinaatio+4');
  const link = page.getByRole('link', { name: /^S3\d+$/ }).first();
  const code = (await link.textContent()) ?? '';
  await link.click();
  const begin = page.getByRole('button', { name: 'Aloita työskentely hankkeella' });
  if (await begin.isVisible()) await begin.click();
  return code;
}

interface PlannedMeasure {
  readonly kind: string;
  readonly name: string;
  readonly seats: string;
}

/** Plans a measure that runs this year; gives the address of its seats. */
async function planMeasure(page: Page, { kind, name, seats }: PlannedMeasure): Promise<string> {
  const code = await openOwnProject(page);
  await page.goto(`/fi/workspace/projects/${code}/measures/new`);
  await page.getByLabel('Toimenpiteen laji').selectOption({ label: kind });
  await page.getByLabel('Toimenpiteen nimi').fill(name);
  await page.getByRole('group', { name: 'Rahoitus' }).getByLabel('ESR').check();
  await page.getByLabel('Paikkoja').fill(seats);
  await page.getByRole('button', { name: 'Tallenna toimenpide' }).click();
  await expect(page).toHaveURL(/\/workspace\/measures\/\d+$/);
  await page
    .getByRole('navigation', { name: 'Toimenpiteen osat' })
    .getByRole('link', { name: 'Paikat', exact: true })
    .click();
  await expect(page).toHaveURL(/\/seats$/);
  return page.url();
}

async function addToLine(page: Page, { women = '', men = '' }): Promise<void> {
  await page.getByRole('link', { name: 'Lisää henkilöitä jonoon' }).first().click();
  await page.getByLabel('Uusia naisia').fill(women);
  await page.getByLabel('Uusia miehiä').fill(men);
  await page.getByRole('button', { name: 'Lisää jonoon' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'lisätty jonoon' })).toBeVisible();
}

const section = (page: Page, name: string) => page.getByRole('region', { name });

test('a non-stop club: people wait in line, are offered seats, take them, leave, and the next one comes', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const name = `Työpajaklubi ${Date.now()}`;
  const seats = await planMeasure(page, { kind: 'Työnhakuvalmennus', name, seats: '2' });
  await expect(page.getByText('Paikkoja on vapaana eikä kukaan odota.')).toBeVisible();
  await addToLine(page, { women: '2', men: '2' });
  const line = section(page, 'Jono');
  await expect(line.getByRole('row')).toHaveCount(5);
  await line.getByRole('link', { name: 'Näytä vain ne, joille minä pyysin paikkaa' }).click();
  await expect(line.getByRole('row')).toHaveCount(5);
  await line.getByRole('link', { name: 'Näytä koko jono' }).click();

  await page.getByRole('link', { name: 'Tarjoa 2 paikkaa' }).click();
  await expect(page.getByLabel('Henkilöiden numerot')).toHaveValue(/^\d+–\d+$/);
  await page.getByRole('button', { name: 'Tarjoa', exact: true }).click();
  const offered = section(page, 'Tarjotut paikat');
  await expect(offered.getByRole('row')).toHaveCount(3);
  await expect(page.getByText(/2 tarjottua paikkaa odottaa vastausta/)).toBeVisible();

  await offered
    .getByRole('button', { name: /Ottaa paikan/ })
    .first()
    .click();
  await expect(page.getByRole('status').filter({ hasText: 'Paikka on otettu' })).toBeVisible();
  await offered.getByRole('button', { name: /Ei ota paikkaa/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Se on taas vapaa' })).toBeVisible();

  // The last seat goes to one: whoever gives it after that reads why not, and loses nothing of what was typed.
  await page.getByRole('link', { name: 'Anna paikka heti' }).click();
  const whom = await page.getByLabel('Henkilöiden numerot').inputValue();
  await page.getByLabel('Henkilöiden numerot').fill(`${whom}, ${Number(whom) + 1}`);
  await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Paikat eivät riitä: paikkoja on 2' })).toBeVisible();
  await page.getByLabel('Henkilöiden numerot').fill(whom);
  await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paikat on annettu' })).toBeVisible();
  await expect(section(page, 'Paikalla olevat ja aloittavat').getByRole('row')).toHaveCount(3);
  await expect(page.getByText('Yhtään paikkaa ei ole vapaana toimenpiteen loppuun asti.')).toBeVisible();
  await page.getByText('Luvut taulukkona').click();
  await expect(page.getByRole('table', { name: 'Käytössä olevat paikat päivittäin' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // Whoever took the offer begins only after the day of reply.
  await section(page, 'Paikalla olevat ja aloittavat')
    .getByRole('link', { name: /Henkilö/ })
    .last()
    .click();
  await page.getByRole('link', { name: 'Kirjaa lopettaminen' }).click();
  await page.getByRole('textbox', { name: 'Syy' }).fill('Sai työpaikan');
  await page.getByRole('button', { name: 'Kirjaa lopettaminen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Lopettaminen on kirjattu' })).toBeVisible();
  await expect(section(page, 'Vaiheet')).toContainText('Sai työpaikan');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(seats);
  await expect(page.getByText(/Vapaa paikka kuuluu seuraavaksi henkilölle/)).toBeVisible();
  for (const language of ['sv', 'en']) {
    for (const path of ['', '/do/request/-@2026-03-01', '/do/offer/1@2026-03-01']) {
      await page.goto(seats.replace('/fi/', `/${language}/`) + path);
      expect(await axeFindings(page), language + path).toEqual([]);
    }
  }
});

test('work for a wage: a person is placed and the subsidy recorded', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await planMeasure(page, { kind: 'Palkkatuki', name: `Palkkatuki ${Date.now()}`, seats: '3' });
  await addToLine(page, { men: '1' });
  await page.getByRole('link', { name: 'Anna paikka heti' }).click();
  await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
  await section(page, 'Paikalla olevat ja aloittavat')
    .getByRole('link', { name: /Henkilö/ })
    .click();
  await page.getByRole('link', { name: 'Kirjaa palkkatuki' }).click();
  await page.getByLabel('Palkkatuki prosentteina').fill('150');
  await page.getByLabel('Työtunteja viikossa').fill('37,5');
  await page.getByRole('button', { name: 'Tallenna palkkatuki' }).click();
  await expect(page.getByRole('alert')).toContainText('1–100');
  await page.getByLabel('Palkkatuki prosentteina').fill('50');
  await page.getByRole('button', { name: 'Tallenna palkkatuki' }).click();
  await expect(section(page, 'Palkkatuki')).toContainText('50 %');
  await expect(section(page, 'Palkkatuki')).toContainText('37,5');
  expect(await axeFindings(page)).toEqual([]);
});

test('capacity is called off for a person, with a package from the tray, and never more than is left', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const name = `Yksilölliset koulutukset ${Date.now()}`;
  const seats = await planMeasure(page, { kind: 'Ammatillinen työvoimakoulutus', name, seats: '5' });
  await addToLine(page, { women: '1' });
  await page.getByRole('link', { name: 'Anna paikka heti' }).click();
  await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paikat on annettu' })).toBeVisible();
  await buyCapacity(page, name);

  await page.goto(seats);
  await expect(page.getByRole('table', { name: 'Kapasiteetti' })).toContainText('100 opiskelijatyöpäivää');
  await section(page, 'Paikalla olevat ja aloittavat')
    .getByRole('link', { name: /Henkilö/ })
    .click();
  await page.getByRole('link', { name: 'Varaa kapasiteettia' }).click();
  await page.getByLabel('Kapasiteetti', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Määrä').fill('101');
  await page.getByLabel('Viimeinen päivä').fill(dayFromToday(30));
  await page.getByRole('button', { name: 'Varaa', exact: true }).click();
  await expect(page.getByText('varaus on 101')).toBeVisible();
  await page.getByRole('button', { name: 'Varaa', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'kapasiteettia on jäljellä 100' })).toBeVisible();
  await page.getByLabel('Määrä').fill('10');
  await page.getByRole('button', { name: 'Varaa', exact: true }).click();
  const calledOff = section(page, 'Varattu kapasiteetti');
  await expect(calledOff).toContainText('450\u00a0€');
  await calledOff.getByRole('button', { name: 'Merkitse käytetyksi' }).click();
  await expect(calledOff).toContainText('Käytetty');

  await page.getByRole('link', { name: 'Lisää jakso pakettiin' }).click();
  await page.getByLabel('Jakso', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Viimeinen päivä').fill(dayFromToday(10));
  await page.getByRole('button', { name: 'Lisää pakettiin' }).click();
  await expect(section(page, 'Koulutuspaketti')).toContainText('Yhteensä 5 päivää, 225\u00a0€.');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(seats);
  await expect(page.getByRole('table', { name: 'Kapasiteetti' }).getByRole('row').nth(1)).toContainText('90');
});

/** Buys a hundred student days and a module for a measure, by a signed contract. */
async function buyCapacity(page: Page, measure: string): Promise<void> {
  const answer = await page.request.get('/api/v1/organisations?limit=100');
  const { items } = (await answer.json()) as { items: { business_id: string | null; name: string }[] };
  const provider = items.find(({ business_id }) => business_id !== null)?.name ?? '';
  const code = await openOwnProject(page);
  await page.goto(`/fi/workspace/contracts/new?project=${code}`);
  await page.getByLabel('Palveluntuottaja').fill(provider);
  await page.getByLabel('Sopimuksen nimi').fill('Kapasiteettihankinta');
  await page.getByLabel('Hinnan peruste').selectOption('student-day');
  await page.getByLabel('Yksikköhinta').fill('45');
  await page.getByLabel('Määrä').fill('100');
  await page.getByLabel('Alkaa').fill(dayFromToday(-30));
  await page.getByLabel('Päättyy').fill(dayFromToday(300));
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click();
  await page.getByRole('link', { name: 'Lisää kapasiteettia' }).click();
  await page.getByRole('radio', { name: 'Opiskelijatyöpäivä' }).check();
  await page.getByLabel('Määrä').fill('100');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.getByRole('link', { name: 'Lisää jakso' }).click();
  await page.getByLabel('Jakson nimi').fill('Hygieniapassi');
  await page.getByLabel('Päiviä').fill('5');
  await page.getByLabel('Hinta henkilöltä').fill('225');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  const measures = page.getByRole('region', { name: 'Toimenpiteet' });
  await measures.getByRole('combobox').selectOption({ label: measure });
  await measures.getByRole('button', { name: 'Liitä toimenpide' }).click();
  await page.getByLabel('Allekirjoitettu').fill(dayFromToday(-20));
  await page.getByRole('button', { name: 'Merkitse allekirjoitetuksi' }).click();
  await expect(page.getByRole('button', { name: 'Merkitse allekirjoitetuksi' })).toHaveCount(0);
}

/** Gives seats to whose turn it is, without asking first. */
async function giveAtOnce(page: Page, link = 'Anna paikka heti'): Promise<void> {
  await page.getByRole('link', { name: link }).click();
  await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paikat on annettu' })).toBeVisible();
}

test('a measure is cancelled: whom it concerns is told before, and its line is ended with a reason', async ({
  page,
}) => {
  await signInAs(page, 'coordinator');
  const seats = await planMeasure(page, { kind: 'Uravalmennus', name: `Uraklubi ${Date.now()}`, seats: '1' });
  await addToLine(page, { women: '2', men: '1' });
  await giveAtOnce(page);
  await page.goto(seats.replace(/seats$/, 'state'));
  await expect(page.getByText(/Paikalla tai aloittamassa on yksi henkilö.*jonossa odottaa 2 henkilöä/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Uusi vaihe').selectOption('Peruttu');
  await page.getByLabel('Syy tai arvio').fill('Hankinta keskeytettiin');
  await page.getByRole('button', { name: 'Vaihda vaihe' }).click();
  await expect(page).toHaveURL(seats);
  await expect(page.getByText(/2 henkilöä odottaa vielä|3 henkilöä odottaa vielä/)).toBeVisible();
  await page.getByRole('button', { name: 'Päätä jono' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Syy puuttuu' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Syy' }).fill('Toimenpide peruttiin');
  await page.getByRole('button', { name: 'Päätä jono' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Jono on päätetty' })).toBeVisible();
  await expect(section(page, 'Jono')).toContainText('Kukaan ei odota paikkaa.');
  await expect(page.getByRole('link', { name: 'Lisää henkilöitä jonoon' })).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
});

test('leaving that was recorded by mistake is mended, and two seats at the same time are told', async ({ page }) => {
  await signInAs(page, 'coordinator');
  const one = `Aamuklubi ${Date.now()}`;
  await planMeasure(page, { kind: 'Työnhakuvalmennus', name: one, seats: '2' });
  await addToLine(page, { women: '1' });
  await giveAtOnce(page);
  const person = section(page, 'Paikalla olevat ja aloittavat').getByRole('link', { name: /Henkilö/ });
  const number = /\d+/.exec((await person.textContent()) ?? '')?.[0] ?? '';
  await person.click();
  await page.getByRole('link', { name: 'Kirjaa lopettaminen' }).click();
  await page.getByRole('textbox', { name: 'Syy' }).fill('Muutti');
  await page.getByRole('button', { name: 'Kirjaa lopettaminen' }).click();
  await page.getByRole('link', { name: 'Korjaa lopettaminen' }).click();
  await page.getByLabel('Viimeinen päivä paikalla').fill('');
  await page.getByRole('textbox', { name: 'Syy' }).fill('Väärä henkilö');
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Lopettaminen on korjattu' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Paikalla');
  await expect(section(page, 'Vaiheet')).toContainText('Väärä henkilö');
  await expect(section(page, 'Vaiheet')).toContainText('Muutti');

  const other = `Iltaklubi ${Date.now()}`;
  const seats = await planMeasure(page, { kind: 'Uravalmennus', name: other, seats: '2' });
  await page.getByRole('link', { name: 'Lisää henkilöitä jonoon' }).first().click();
  await page.getByLabel('Hankkeen henkilöt numeroittain').fill(number);
  await page.getByRole('button', { name: 'Lisää jonoon' }).click();
  await giveAtOnce(page);
  await page.goto(seats);
  const beside = section(page, 'Samaan aikaan muualla');
  await expect(beside).toContainText(`Henkilö ${number}`);
  await expect(beside).toContainText(one);
  expect(await axeFindings(page)).toEqual([]);
});

test('an auditor reads seats and gives none', async ({ page }) => {
  await signInAs(page, 'auditor', '/fi/workspace/measures');
  await page
    .getByRole('link', { name: /Työpajaklubi/ })
    .first()
    .click();
  await page
    .getByRole('navigation', { name: 'Toimenpiteen osat' })
    .getByRole('link', { name: 'Paikat', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'Jono' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lisää henkilöitä jonoon' })).toHaveCount(0);
  const answer = await page.goto(`${page.url()}/do/request/-@2026-03-01`);
  expect(answer?.status()).toBe(403);
});

test.describe('without script, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test('seats are given just as well, and no page is wider than the screen', async ({ page }) => {
    await signInAs(page, 'coordinator');
    await planMeasure(page, { kind: 'Uravalmennus', name: `Ohjausryhmä ${Date.now()}`, seats: '1' });
    await addToLine(page, { women: '1' });
    expect((await sidewaysScroll(page)).pixels).toBe(0);
    await page.getByRole('link', { name: 'Anna paikka heti' }).click();
    expect((await sidewaysScroll(page)).pixels).toBe(0);
    await page.getByRole('button', { name: 'Anna paikka', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Paikat on annettu');
    expect((await sidewaysScroll(page)).pixels).toBe(0);
  });
});
