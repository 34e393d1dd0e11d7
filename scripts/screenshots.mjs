/**
 * Takes the pictures of README.md from the demo programme and writes them into docs/guide/pictures/. Run by hand when the
 * pages have changed; look at the pictures before you commit them.
 *
 *   node scripts/screenshots.mjs
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { projectRoot } from './child.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

const folder = join(projectRoot, 'docs', 'guide', 'pictures');
const largestBytes = 150_000;
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 375, height: 740 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };

/** @type {Readonly<Record<string, { device: import('playwright-core').BrowserContextOptions, open: (page: import('playwright-core').Page) => Promise<unknown> }>>} */
const pictures = {
  front: { device: desktop, open: (page) => page.goto('/fi') },
  projects: { device: desktop, open: (page) => page.goto('/fi/projects?q=maahanmuuttajat') },
  statistics: { device: desktop, open: (page) => page.goto('/fi/statistics?by=period&show=euState#groups') },
  project: { device: desktop, open: openMotherProject },
  'project-phone': { device: phone, open: openFiguresOfMotherProject },
  workspace: { device: desktop, open: (page) => signIn(page, 'coordinator', '/fi/workspace') },
  'workspace-phone': { device: phone, open: (page) => signIn(page, 'coordinator', '/fi/workspace') },
  edit: { device: desktop, open: openReturnedDescription },
  sheet: { device: desktop, open: previewTable },
  coordination: { device: desktop, open: openCoordination },
  comparison: { device: desktop, open: openComparison },
  seats: { device: desktop, open: openSeatsOfClub },
};

/** As an invented person of the demo. */
async function signIn(page, role, next) {
  await page.goto(`/fi/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator(`button[value="demo-${role}"]`).click();
  await page.waitForURL(next);
}

async function openReturnedDescription(page) {
  await signIn(page, 'coordinator', '/fi/workspace');
  await page.getByRole('link', { name: /palautettu kuvaus/ }).click();
  await page.goto(`${page.url()}/edit`);
}

/** All parallel projects of the only coordination project on one page. */
async function openCoordination(page) {
  await signIn(page, 'coordinator', '/fi/workspace');
  await page.goto('/fi/workspace/coordination');
  await scrollTo(page.getByRole('table').first());
}

/** A tender whose offers are open and wait for the decision. */
async function openComparison(page) {
  await signIn(page, 'coordinator', '/fi/workspace');
  await page.getByRole('link', { name: 'Vertaa tarjoukset' }).first().click();
  await scrollTo(page.getByRole('heading', { name: 'Osat' }));
}

/** A club into which one comes and from which one goes, with those who wait. */
async function openSeatsOfClub(page) {
  await signIn(page, 'coordinator', '/fi/workspace/measures?q=Ty%C3%B6nhakuklubi');
  await page.getByRole('link', { name: 'Työnhakuklubi Turku' }).click();
  await page.goto(`${page.url()}/seats`);
  await scrollTo(page.getByRole('figure').first());
}

/** Brings something to the top of the picture. */
function scrollTo(part) {
  return part.evaluate((element) => element.scrollIntoView());
}

/** A table in which Excel has done its damage: what was mended and what is to be mended by its sender. */
async function previewTable(page) {
  await signIn(page, 'administrator', '/fi/workspace/sheets/send/organisation');
  const rows = [
    ['Y-tunnus', 'Nimi', 'Tiedot päivältä'],
    ['245895-5', 'Esimerkin kunta', '45962'],
    ['0000001-2', 'Salmen koulutuskeskus', '1.11.2026'],
    ['1234567-0', 'Pajan tuki ry', '31.2.2026'],
  ];
  await page.locator('textarea').fill(rows.map((cells) => cells.join('\t')).join('\n'));
  await page.locator('form:has(textarea) button[type="submit"]').click();
  await page.getByRole('heading', { name: 'Mitä riveille tapahtuu' }).waitFor({ timeout: 60_000 });
}

/** A project for which labour services are bought: it has people, money and a parallel project. */
async function openMotherProject(page) {
  await page.goto('/fi/projects?q=rinnakkaishanke');
  await page.locator('.result-list a').first().click();
  await page.locator('.tree-node').filter({ hasText: 'Emohanke:' }).getByRole('link').click();
}

async function openFiguresOfMotherProject(page) {
  await openMotherProject(page);
  await page.getByRole('region', { name: /rahoitus/ }).evaluate((section) => section.scrollIntoView());
}

const dataFolder = mkdtempSync(join(tmpdir(), 'koordi-screenshots-'));
const { app, address } = await startApp();
const browser = await chromium.launch({ executablePath: await ensureBrowser(console.error) });
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, picture] of Object.entries(pictures)) await take(name, picture);
} finally {
  await browser.close();
  app.kill('SIGTERM');
  await new Promise((resolve) => app.on('exit', resolve));
  rmSync(dataFolder, { recursive: true, force: true });
}

/** Starts Koordi with the demo and an empty data folder of its own; answers once it can be visited. */
async function startApp() {
  const { DATABASE_URL: _, ...env } = process.env;
  const program = join(projectRoot, 'bin', 'koordi.mjs');
  const args = [program, 'start', '--port', '0', '--data', dataFolder, '--demo', '--json'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error('Koordi did not start; see above.')));
    child.stdout.once('data', (line) => resolve({ app: child, address: JSON.parse(line).address }));
  });
}

async function take(name, { device, open }) {
  const path = join(folder, `${name}.png`);
  const context = await browser.newContext({ ...device, baseURL: address, locale: 'fi-FI', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  console.log(`${path} (${Math.round(size / 1000)} KB)`);
  if (size > largestBytes)
    throw new Error(`${name}.png is larger than ${largestBytes / 1000} KB: take a smaller view.`);
}
