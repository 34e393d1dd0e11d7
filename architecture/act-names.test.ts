import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { namedActs, namedKinds } from '../src/features/audit/public.ts';
import { detailsInWords } from '../src/features/oversight/public.ts';
import { textsFor } from '../src/platform/i18n/texts.ts';
import { policies } from '../src/policies.ts';

// What the audit shows has a name in every language. The names stand in src/features/audit/texts as `audit.act.<act>` and
// `audit.kind.<kind of thing>`, those of details in src/features/oversight/texts as `oversight.detail.<detail>`.

const sources = globSync('src/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'));

function found(pattern: RegExp): string[] {
  return sources.flatMap((source) => [...source.matchAll(pattern)].flatMap(([, name]) => name ?? []));
}

it('every act of a policy, and every one that the service notes by itself, has a name', () => {
  const noted = found(/(?:recordServiceAct|noteOwnAct)\(\s*\w+,(?:\s*[\w.]+,){1,2}\s*'([^']+)'/g);
  expect(noted.length).toBeGreaterThan(2);
  expect([...Object.keys(policies), ...noted].filter((act) => !namedActs().includes(act))).toEqual([]);
});

it('every kind of thing that acts are done to has a name', () => {
  const kinds = found(/subject: \{ kind: '([^']+)'/g);
  expect(kinds.length).toBeGreaterThan(5);
  expect(kinds.filter((kind) => !namedKinds().includes(kind))).toEqual([]);
});

it('every detail of an act has a name', () => {
  const details = sources
    .filter((source) => /\brecord(?:Act|ServiceAct|Reading)\(|showsPeople: true/.test(source))
    .flatMap((source) => [...source.matchAll(/\bdetails: \{([^{}]*)\}/g)].flatMap(([, inside = '']) => keysOf(inside)));
  expect(details.length).toBeGreaterThan(20);
  const unnamed = (key: string) =>
    detailsInWords(textsFor('fi'), { act: '', details: { [key]: 1 } }, new Map()).some(({ name }) => name === key);
  expect(details.filter(unnamed)).toEqual([]);
});

/** Of `code, 'scope-id': scope.id, files: [...a, b], ...others`. */
function keysOf(inside: string): string[] {
  const flat = inside.replaceAll(/\[[^\]]*\]|\([^()]*\)/g, '');
  return flat.split(',').flatMap((part) => /^\s*'?([\w-]+)'?\s*(?::|$)/.exec(part)?.[1] ?? []);
}
