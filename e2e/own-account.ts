import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { mailTo } from './mailbox.ts';
import { signInAs, signOut } from './signed-in.ts';

export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Signed in, in a browser of its own. */
  readonly page: Page;
}

const password = 'viisas hauki soutaa karttaa';
let number = 0;

/** Makes a real account by an invitation, as an auditor of the whole service: the invented people have no password. */
export async function createOwnAccount(
  browser: Browser,
  options: BrowserContextOptions & { baseURL: string },
): Promise<OwnAccount> {
  number += 1;
  const name = `Testaaja ${Date.now()} ${number}`;
  const email = `testaaja-${Date.now()}-${number}-${process.pid}@koordi.example`;
  const page = await (await browser.newContext(options)).newPage();
  await signInAs(page, 'administrator', '/fi/workspace/invitations/new');
  await page.getByLabel('Sähköpostiosoite').fill(email);
  await page.getByLabel('Rooli', { exact: true }).selectOption('tarkastaja');
  await page.getByLabel('Koko palvelua').check();
  await page.getByRole('button', { name: 'Kutsu', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email);
  await signOut(page);
  const [link = ''] = /http\S+\/invitation\/\S+/.exec(await mailTo(email)) ?? [];
  await page.goto(link);
  await page.getByLabel('Nimi', { exact: true }).fill(name);
  await page.getByLabel('Salasana').fill(password);
  await page.getByRole('button', { name: 'Hyväksy kutsu' }).click();
  await expect(page).toHaveURL(/\/fi\/workspace$/);
  return { name, email, password, page };
}
