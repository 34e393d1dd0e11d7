import type { APIRequestContext } from '@playwright/test';

/** What the register gives out of a project as data, as far as the journeys look at it. */
export interface ProjectData {
  readonly code: string;
  readonly version: number;
  readonly form: string;
  readonly truncated?: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The parts of the source in order; one without a block of the form is text that the form does not know. */
}

/**
 * The register as anybody can read it through its public pages and files. Journeys find their examples by what they are, not by
 * codes that only today's demo programme has.
 */
export class Register {
  private readonly request: APIRequestContext;
  private codes: Promise<string[]> | undefined;
  private readonly known = new Map<string, ProjectData>();

  constructor(request: APIRequestContext) {
    this.request = request;
  }

  /** A project that fits; throws when the programme has none. */
  async projectWhere(fits: (project: ProjectData) => boolean): Promise<ProjectData> {
    this.codes ??= this.listCodes();
    for (const code of await this.codes) {
      const project = await this.project(code);
      if (fits(project)) return project;
    }
    throw new Error(`No project of the demo programme fits: ${String(fits)}`);
  }

  /** The first few projects that fit. */
  async codesWhere(fits: (project: ProjectData) => boolean): Promise<string[]> {
    this.codes ??= this.listCodes();
    const fitting: string[] = [];
    for (const code of await this.codes) {
      if (fits(await this.project(code))) fitting.push(code);
      if (fitting.length === 5) break;
    }
    return fitting;
  }

  /** The address of an organisation of which sources give only a name, behind the language. */
  async organisationByName(): Promise<string> {
    for (let unit = 1; unit <= 500; unit += 1) {
      const address = `/organisations/u${unit}`;
      const response = await this.request.get(`/fi${address}`, { maxRedirects: 0 });
      if (response.status() === 200) return address;
    }
    throw new Error('No organisation of the demo programme is known by its name alone.');
  }

  /** The official form of a project as text. */
  async officialText(code: string): Promise<string> {
    return (await this.ask(`/fi/projects/${code}/download/text`)).text();
  }

  async project(code: string): Promise<ProjectData> {
    const project = this.known.get(code) ?? (await (await this.ask(`/fi/projects/${code}/download/json`)).json());
    this.known.set(code, project);
    return project;
  }

  private async listCodes(): Promise<string[]> {
    const codes: string[] = [];
    for (let page = 1; ; page += 1) {
      const html = await (await this.ask(`/fi/projects?page=${page}`)).text();
      const onPage = Array.from(html.matchAll(/<h3><a href="\/fi\/projects\/(\w+)"/g), ([, code = '']) => code);
      if (onPage.length === 0) return codes;
      codes.push(...onPage);
    }
  }

  private async ask(address: string) {
    const response = await this.request.get(address);
    if (!response.ok()) throw new Error(`${address} answered ${response.status()}.`);
    return response;
  }
}
