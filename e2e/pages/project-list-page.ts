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
    this.count = page.locator('#results');
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
    await result.getByRole('heading').getByRole('link').click();
  }

  /** Chooses a value of a facet among the filters and shows the results. */
  async choose(facet: string, value: string): Promise<void> {
    await this.unfold(facet);
    await this.page.getByRole('checkbox', { name: value }).check();
    await this.showResults();
  }

  /** Asks the register as it was known on a day (ISO). */
  async askOn(day: string): Promise<void> {
    await this.unfold('Rekisteri aiempana päivänä');
    await this.page.getByLabel('Päivä', { exact: true }).fill(day);
    await this.showResults();
  }

  private async showResults(): Promise<void> {
    await this.page.getByRole('button', { name: 'Näytä tulokset' }).click();
  }

  private async unfold(part: string): Promise<void> {
    const summary = this.page.locator('.filters summary').filter({ hasText: new RegExp(`^${part}$`) });
    const isOpen = await summary.evaluate((element) => element.parentElement?.hasAttribute('open'));
    if (!isOpen) await summary.click();
  }
}
