import type { Locator, Page } from '@playwright/test';

/** The list of projects, in Finnish. */
export class ProjectListPage {
  /** “13 hanketta haulla …” */
  readonly count: Locator;
  readonly results: Locator;
  readonly today: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.count = page.getByRole('main').getByRole('heading', { level: 2 });
    this.results = page.getByRole('main').getByRole('article').or(page.locator('.result-list > li'));
    this.today = page.getByRole('link', { name: 'Näytä nykyiset tiedot' });
  }

  async open({ words = '', on = '' } = {}): Promise<void> {
    await this.page.goto(`/fi/projects?${new URLSearchParams({ ...(words && { q: words }), ...(on && { on }) })}`);
  }

  /** The result of the project with this code. */
  result(code: string): Locator {
    return this.results.filter({ hasText: code });
  }

  /** The value that a result gives under a label, such as “Toteuttaja”. */
  fact(result: Locator, label: string): Locator {
    return result.locator('div', { has: this.page.getByText(label, { exact: true }) }).getByRole('definition');
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Hae hankkeita' }).fill(words);
    await this.page.getByRole('button', { name: 'Hae' }).click();
  }

  async openResult(result: Locator): Promise<void> {
    await result.getByRole('link').click();
  }

  /** Asks the register as it was known on a day (ISO). */
  async askOn(day: string): Promise<void> {
    const field = this.page.getByLabel('Päivä', { exact: true });
    if (!(await field.isVisible())) await this.page.getByText('Rekisteri aiempana päivänä').click();
    await field.fill(day);
    await this.page.getByRole('button', { name: 'Näytä', exact: true }).click();
  }
}
