import type { Locator, Page } from '@playwright/test';

type Bond = 'Emohanke' | 'Rinnakkaishanke' | 'Edeltäjä' | 'Jatkohanke';
type Format = 'TXT' | 'HTML' | 'PDF' | 'JSON';

/** The page of a project or of one version of it, in Finnish. */
export class ProjectPage {
  readonly title: Locator;
  readonly notNow: Locator;
  readonly toNow: Locator;
  /** The links to the versions, the youngest first. */
  readonly versions: Locator;
  readonly permanentAddress: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.notNow = page.getByText('Näin hanke tunnettiin');
    this.toNow = page.getByRole('link', { name: 'Siirry nykyisiin tietoihin' });
    this.versions = this.section('Versiot').getByRole('link', { name: /tiedossa/ });
    this.permanentAddress = this.section('Lataa').getByRole('link', { name: /\/versions\/\d+$/ });
  }

  async open(code: string, { on = '' } = {}): Promise<void> {
    await this.page.goto(`/fi/projects/${code}${on && `?on=${on}`}`);
  }

  section(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name });
  }

  /** The value that stands first on the page under a label: among the key facts, where it is one of them. */
  value(label: string): Locator {
    return this.page
      .locator('dl > div', { has: this.page.getByText(label, { exact: true }) })
      .getByRole('definition')
      .first();
  }

  /** The drawing of planned beside realised in a section. */
  comparison(section: string | RegExp): Locator {
    return this.section(section).getByRole('figure');
  }

  related(bond: Bond): Locator {
    return this.member(`${bond}:`).getByRole('link');
  }

  /** A project of the family by what is written in it, without those that come from it. */
  member(text: string): Locator {
    return this.section('Liittyvät hankkeet').locator('.tree-node').filter({ hasText: text });
  }

  /** The table of what the youngest version changed, opened. */
  async openLatestChanges(): Promise<Locator> {
    const section = this.section('Versiot');
    await section
      .getByText(/muutos|muutosta/)
      .first()
      .click();
    return section.getByRole('table', { name: /^Muutokset/ }).first();
  }

  file(format: Format): Locator {
    return this.section('Lataa').getByRole('link', { name: `(${format})` });
  }
}
