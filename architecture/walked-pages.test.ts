import { existsSync, readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { describe, expect, it } from 'vitest';
import { pagesOfJourneys, workspacePageKinds } from '../e2e/workspace-page-kind.ts';
import routes from '../src/routes.ts';

/** The pages of the workspace behind the language (`workspace/measures/:id`): what answers with a file or a draft is none. */
function workspacePages(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path = '', file, children = [] }) => {
    const own = [above, path].filter((part) => part !== '').join('/');
    const isPage = file.endsWith('.tsx') && own.startsWith(':language/workspace');
    return [...(isPage ? [own.replace(':language', '')] : []), ...workspacePages(children, own)];
  });
}

const pages = workspacePages(routes);

/** The page that an address leads to, as the router chooses: names before blanks, from the left. */
function pageAt(address: string): string | undefined {
  const parts = pathOf(address).split('/');
  const fits = (page: string) => {
    const own = page.split('/');
    return own.length === parts.length && own.every((part, place) => part.startsWith(':') || part === parts[place]);
  };
  const order = (page: string) =>
    page
      .split('/')
      .map((part) => Number(part.startsWith(':')))
      .join('');
  return pages.filter(fits).toSorted((one, other) => (order(one) < order(other) ? -1 : 1))[0];
}

function pathOf(address: string): string {
  return address.split(/[?#]/)[0] ?? '';
}

const walked = Object.values(workspacePageKinds).map(({ address }) => address);

describe('the walk through all pages of the workspace', () => {
  it('has an example of every page, or names the journey that makes one', () => {
    const met = new Set([...walked.map(pageAt), ...Object.keys(pagesOfJourneys)]);
    expect(pages.filter((page) => !met.has(page))).toEqual([]);
  });

  it('leads to pages that there are', () => {
    expect(walked.filter((address) => pageAt(address) === undefined)).toEqual([]);
    expect(Object.keys(pagesOfJourneys).filter((page) => !pages.includes(page))).toEqual([]);
  });

  it('names only journeys that look at the page as the walk does', () => {
    const isLookedAt = (journey: string) =>
      existsSync(`e2e/${journey}`) && readFileSync(`e2e/${journey}`, 'utf8').includes('axeFindings(');
    expect(Object.values(pagesOfJourneys).filter((journey) => !isLookedAt(journey))).toEqual([]);
  });

  it('does not walk what a journey makes, nor anything twice', () => {
    const addresses = walked.map((address) => pageAt(address));
    expect(Object.keys(pagesOfJourneys).filter((page) => addresses.includes(page))).toEqual([]);
    const asked = Object.values(workspacePageKinds).map(({ role, address }) => `${role} ${address}`);
    expect(asked).toHaveLength(new Set(asked).size);
  });
});
