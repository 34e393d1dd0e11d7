import type { Locator, Page } from '@playwright/test';

/** The front page, in Finnish. */
export class FrontPage {
  readonly searchField: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.searchField = page.getByRole('searchbox', { name: 'Hae hankkeita' });
  }

  async open(): Promise<void> {
    await this.page.goto('/fi');
  }

  async search(words: string): Promise<void> {
    await this.searchField.fill(words);
    await this.page.getByRole('button', { name: 'Hae' }).click();
  }
}
