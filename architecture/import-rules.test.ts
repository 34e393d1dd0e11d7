import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from './rooms.mjs';

// A small copy of the house is built in a temporary folder: sound files first, then for every rule an offender. The real
// configuration judges it. A rule that is removed or goes blind leaves its offender unpunished, and this test fails.

const configuration = fileURLToPath(new URL('../.dependency-cruiser.mjs', import.meta.url));

const soundFiles: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#features/*': './src/features/*', '#platform/*': './src/platform/*', '#ui/*': './src/ui/*' },
    dependencies: { kysely: '1', react: '1' },
    devDependencies: { vitest: '1' },
  }),
  'node_modules/kysely/package.json': '{ "name": "kysely", "main": "index.js" }',
  'node_modules/kysely/index.js': '',
  'node_modules/react/package.json': '{ "name": "react", "main": "index.js" }',
  'node_modules/react/index.js': '',
  'node_modules/vitest/package.json': '{ "name": "vitest", "main": "index.js" }',
  'node_modules/vitest/index.js': '',

  'src/platform/clock.ts': 'export const now = 1;',
  'src/platform/db/database.server.ts': `export { sql } from 'kysely';`,
  'src/platform/i18n/texts.ts': 'export const texts = 1;',
  'src/ui/notice.tsx': `import '#platform/i18n/texts.ts'; import 'react';`,
  'test/database.ts': `import '#platform/db/database.server.ts';`,

  'src/features/codelist/area.model.ts': 'export type Area = string; export const code = 1;',
  'src/features/codelist/area.queries.server.ts': `import '#platform/db/database.server.ts';`,
  'src/features/codelist/area.commands.server.ts': `import './area.model.ts'; import './area.queries.server.ts';`,
  'src/features/codelist/public.ts': `export * from './area.model.ts';`,
  'src/features/codelist/public.server.ts': `import './area.queries.server.ts'; import './area.commands.server.ts';`,
  'src/features/codelist/routes.ts': `import 'vitest';`,
  'src/features/codelist/area.api.server.ts': `import './area.queries.server.ts';`,
  'src/features/codelist/pages/areas.tsx': `import '../area.queries.server.ts'; import '../parts/area-list.tsx';`,
  'src/features/codelist/parts/area-list.tsx': `import '#ui/notice.tsx'; import '../area.model.ts';
    import type { AreaRow } from '../area.queries.server.ts';`,
  'src/features/codelist/area.db.test.ts': `import 'vitest'; import '../../../test/database.ts'; import './area.arbitrary.ts';`,
  'src/features/codelist/area.arbitrary.ts': `import 'vitest';`,
  'src/features/project/project.model.ts': `import '#features/codelist/public.ts';`,
  'src/features/codelist/public.parts.ts': 'export const part = 1;',
  'src/features/project/pages/areas.tsx': `import '#features/codelist/public.parts.ts';`,
  'src/features/project/project.queries.server.ts': `import '#features/codelist/public.server.ts';`,
  'src/features/project/public.ts': `export * from './project.model.ts';`,
  'src/features/description/public.ts': 'export const form = 1;',
  'src/features/register/public.ts': 'export const page = 1;',

  'src/routes.ts': `import './features/codelist/routes.ts';`,
  'src/server/http/server.ts': `import '#features/codelist/area.api.server.ts'; import '#features/codelist/public.ts';`,
  'src/server/cli/codelist.command.ts': `import '#features/codelist/public.server.ts';`,
  'demo/programme.ts': `import '#features/codelist/public.server.ts'; import '#platform/clock.ts';`,
  'e2e/app.mjs': `import 'node:fs';`,
  'e2e/front.spec.ts': `import './app.mjs';`,
};

/** Rule → file → content. Every file breaks that rule and no other. */
const offenders: Record<string, Record<string, string>> = {
  'codelist-imports-only-listed-rooms': {
    'src/features/codelist/forbidden-room.ts': `import '#features/register/public.ts';`,
    'src/features/codelist/forbidden-type.ts': `import type { Form } from '#features/description/public.ts';`,
    'src/features/codelist/forbidden-relative.ts': `export { form } from '../description/public.ts';`,
    'src/features/codelist/forbidden-later.ts': `export const later = () => import('#features/description/public.ts');`,
  },
  'organisation-imports-only-listed-rooms': {
    'src/features/organisation/forbidden-room.ts': `import '#features/project/public.ts';`,
  },
  'project-imports-only-listed-rooms': {
    'src/features/project/forbidden-room.ts': `import '#features/description/public.ts';`,
  },
  'description-imports-only-listed-rooms': {
    'src/features/description/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'register-imports-only-listed-rooms': {
    'src/features/register/forbidden-room.ts': `import '../unlisted/public.ts';`,
    'src/features/unlisted/public.ts': '',
  },
  'search-imports-only-listed-rooms': {
    'src/features/search/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'opendata-imports-only-listed-rooms': {
    'src/features/opendata/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'alert-imports-only-listed-rooms': {
    'src/features/alert/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'user-imports-only-listed-rooms': {
    'src/features/user/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'audit-imports-only-listed-rooms': {
    'src/features/audit/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'access-imports-only-listed-rooms': {
    'src/features/access/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'draft-imports-only-listed-rooms': {
    'src/features/draft/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'entry-imports-only-listed-rooms': {
    'src/features/entry/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'measure-imports-only-listed-rooms': {
    'src/features/measure/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'procurement-imports-only-listed-rooms': {
    'src/features/procurement/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'participant-imports-only-listed-rooms': {
    'src/features/participant/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'training-imports-only-listed-rooms': {
    'src/features/training/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'seat-imports-only-listed-rooms': {
    'src/features/seat/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'notice-imports-only-listed-rooms': {
    'src/features/notice/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'body-imports-only-listed-rooms': {
    'src/features/body/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'recommendation-imports-only-listed-rooms': {
    'src/features/recommendation/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'coordination-imports-only-listed-rooms': {
    'src/features/coordination/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'contact-imports-only-listed-rooms': {
    'src/features/contact/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'document-imports-only-listed-rooms': {
    'src/features/document/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'plan-imports-only-listed-rooms': {
    'src/features/plan/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'oversight-imports-only-listed-rooms': {
    'src/features/oversight/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'sheet-imports-only-listed-rooms': {
    'src/features/sheet/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'view-imports-only-listed-rooms': {
    'src/features/view/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'workspace-imports-only-listed-rooms': {
    'src/features/workspace/forbidden-room.ts': `import '#features/register/public.ts';`,
  },
  'rooms-are-entered-by-the-door': {
    'src/features/project/past-the-door.ts': `import '#features/codelist/area.model.ts';`,
    'src/features/project/past-the-server-door.server.ts': `import '../codelist/area.queries.server.ts';`,
  },
  'rooms-do-not-know-the-hall': {
    'src/features/project/hall.server.ts': `import '../../server/http/server.ts';`,
  },
  'hall-enters-rooms-by-the-door': {
    'src/server/http/inside.ts': `import '#features/codelist/area.model.ts';`,
    'src/entry.server.tsx': `import './features/codelist/pages/areas.tsx';`,
  },
  'commands-enter-rooms-by-the-door': {
    'src/server/cli/inside.ts': `import '#features/codelist/area.api.server.ts';`,
  },
  'platform-knows-nothing-of-ours': {
    'src/platform/room.ts': `import '#features/codelist/public.ts';`,
    'src/platform/looks.ts': `import '#ui/notice.tsx';`,
  },
  'looks-know-no-domain': {
    'src/ui/room.tsx': `import '#features/codelist/public.ts';`,
    'src/ui/clock.tsx': `import '#platform/clock.ts';`,
  },
  'outbuildings-use-doors': {
    'demo/inside.ts': `import '#features/codelist/area.model.ts';`,
    'test/inside.ts': `import '#features/codelist/area.commands.server.ts';`,
  },
  'journeys-know-no-source': {
    'e2e/source.spec.ts': `import '../src/features/codelist/public.ts';`,
  },
  'program-needs-no-test-tools': {
    'src/server/http/for-tests.ts': `import '../../../test/database.ts';`,
    'src/features/codelist/random.ts': `import './area.arbitrary.ts';`,
  },
  'models-are-pure': {
    'src/features/codelist/reads-disk.model.ts': `import 'node:fs/promises';`,
    'src/features/codelist/writes-sql.model.ts': `import 'kysely';`,
    'src/features/codelist/asks-server.model.ts': `import type { Row } from './area.queries.server.ts';`,
    'src/features/codelist/reads-disk-through-another.model.ts': `import './reads-disk.ts';`,
    'src/features/codelist/reads-disk.ts': `import 'node:fs';`,
  },
  'server-code-stays-on-the-server': {
    'src/features/codelist/parts/asks.tsx': `import '../area.queries.server.ts';`,
    'src/features/codelist/between.ts': `import './area.queries.server.ts';`,
    'src/platform/between.ts': `import { sql, type Sql } from './db/database.server.ts';`,
    'src/features/organisation/public.ts': `export * from './names.server.ts';`,
    'src/features/organisation/names.server.ts': '',
  },
  'queries-call-no-command': {
    'src/features/codelist/eager.queries.server.ts': `import './area.commands.server.ts';`,
  },
  'pages-hold-no-sql': {
    'src/features/codelist/pages/sql.tsx': `import { sql } from 'kysely';`,
    'src/features/codelist/sql.api.server.ts': `import { sql } from 'kysely';`,
  },
  'no-cycles': {
    'src/platform/one.ts': `import './other.ts';`,
    'src/platform/other.ts': `import './one.ts';`,
  },
  'nothing-unresolved': {
    'src/platform/lost.ts': `import '#plattform/clock.ts';`,
  },
  'program-needs-no-development-packages': {
    'src/platform/dev.ts': `import { it } from 'vitest';`,
  },
};

/** Files that an offender needs but that break nothing themselves. */
const accomplices = [
  'src/platform/other.ts',
  'src/features/unlisted/public.ts',
  'src/features/codelist/reads-disk.ts',
  'src/features/organisation/names.server.ts',
];

let house: string;
beforeAll(async () => {
  house = await realpath(await mkdtemp(join(tmpdir(), 'koordi-rules-')));
});
afterAll(() => rm(house, { recursive: true }));

async function build(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), content);
  }
}

/** `rule file` for every violation found. */
async function judge(): Promise<string[]> {
  const options = await extractDepcruiseOptions(configuration);
  const { output } = await cruise(['.'], { ...options, baseDir: house });
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

describe('the rules of imports', () => {
  it('are one per room, and each has an offender here', async () => {
    const options = await extractDepcruiseOptions(configuration);
    const ruleNames = options.ruleSet?.forbidden?.map(({ name }) => name) ?? [];
    expect(new Set(Object.keys(offenders))).toEqual(new Set(ruleNames));
    for (const room of Object.keys(rooms)) expect(ruleNames).toContain(`${room}-imports-only-listed-rooms`);
  });

  it('let a house pass that keeps them, and name each offender in one that does not', async () => {
    await build(soundFiles);
    expect(await judge()).toEqual([]);

    await build(Object.assign({}, ...Object.values(offenders)));
    const expected = Object.entries(offenders).flatMap(([rule, files]) =>
      Object.keys(files)
        .filter((path) => !accomplices.includes(path))
        .map((path) => `${rule} ${path}`),
    );
    expect(new Set(await judge())).toEqual(new Set(expected));
  });
});
