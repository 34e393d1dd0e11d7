import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServerBuild } from 'react-router';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import type { PageRequest } from '#platform/web/page-request.ts';
import type { RequestFacilities } from '#platform/web/request-context.server.ts';

/** What a page says of itself, and whether forms can be sent to it. */
export interface FoundPage extends PageHandle {
  takesForms: boolean;
}

/** The pages as the build left them, ready to answer. */
export interface PageBundle {
  /** Answers a request for a page or a download; `failureStatus` when a loader failed. */
  answer(
    request: Request,
    facilities: RequestFacilities,
  ): Promise<{ response: Response; failureStatus: number | undefined }>;
  /** What the page at a path says of itself; `undefined` when there is none. */
  findPage(path: string): FoundPage | undefined;
  /** The page for failures outside the router. */
  renderFailurePage(page: PageRequest, status: number): string;
  /** Folder of the style sheet, fonts and pictures; the names in it carry a digest of their content. */
  assets: string;
}

/** What `src/entry.server.tsx` offers; the built bundle has no types of its own. */
interface PageEntry {
  createAnswerPage(build: ServerBuild): PageBundle['answer'];
  createFindPage(build: ServerBuild): PageBundle['findPage'];
  renderFailurePage: PageBundle['renderFailurePage'];
}

const buildFolder = new URL('../../../build/pages/', import.meta.url);

/** Throws `EnvironmentFailure` when the pages have not been built. */
export async function loadPageBundle(): Promise<PageBundle> {
  const bundle = new URL('server/index.js', buildFolder);
  if (!existsSync(bundle)) throw new EnvironmentFailure(`The pages have not been built: run 'npm run build' first.`);
  const build: ServerBuild = await import(bundle.href);
  const entry = build.entry.module as unknown as PageEntry;
  return {
    answer: entry.createAnswerPage(build),
    findPage: entry.createFindPage(build),
    renderFailurePage: entry.renderFailurePage,
    assets: fileURLToPath(new URL('client/assets', buildFolder)),
  };
}
