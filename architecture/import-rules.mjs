import { rooms } from './rooms.mjs';

/**
 * The rules of imports, made from the manifest of rooms, in the form dependency-cruiser takes. Each has a planted offender
 * in `import-rules.test.ts`.
 */

const names = Object.keys(rooms);
const insideRoom = '^src/features/[^/]+/';
// Components have a door of their own: the command line, which imports the others, reads no JSX.
const door = `${insideRoom}public(\\.(parts|server))?\\.ts$`;
// Tests, and the generators of random values that property tests of several subjects share.
const forTests = '\\.(arbitrary|test)\\.tsx?$';
const model = '\\.model\\.ts$';
const serverFile = '\\.server\\.tsx?$';
const databaseLibrary = '(^|/)node_modules/(kysely|pg|pg-copy-streams)/';
const coreModuleWithEffects =
  '^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|inspector|net|os|process|readline|repl|tls|tty|worker_threads)(/|$)';

const onlyListedRooms = names.map((name) => ({
  name: `${name}-imports-only-listed-rooms`,
  comment: `${name} may import ${rooms[name].mayImport.join(', ') || 'no other room'} (architecture/rooms.mjs).`,
  from: { path: `^src/features/${name}/` },
  to: { path: '^src/features/', pathNot: [name, ...rooms[name].mayImport].map((room) => `^src/features/${room}/`) },
}));

const borders = [
  {
    name: 'rooms-are-entered-by-the-door',
    comment: 'Import another room through its public.ts, public.parts.ts or public.server.ts.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: ['^src/features/$1/', door] },
  },
  {
    name: 'rooms-do-not-know-the-hall',
    comment: 'A room leans on other rooms, the platform and the user interface; servers and page frame lean on rooms.',
    from: { path: '^src/features/' },
    to: { path: '^src/', pathNot: '^src/(features|platform|ui)/' },
  },
  {
    name: 'hall-enters-rooms-by-the-door',
    comment: 'The front hall and the servers use doors, routes.ts and *.api.server.ts of a room, nothing else.',
    from: { path: '^src/([^/]+$|server/)', pathNot: '^src/server/cli/' },
    to: { path: '^src/features/', pathNot: [door, `${insideRoom}routes\\.ts$`, '\\.api\\.server\\.ts$'] },
  },
  {
    name: 'commands-enter-rooms-by-the-door',
    comment: 'A command of the command line is wiring: it uses the doors of rooms.',
    from: { path: '^src/server/cli/' },
    to: { path: '^src/features/', pathNot: door },
  },
  {
    name: 'platform-knows-nothing-of-ours',
    comment: 'The platform has no domain word: it imports itself and libraries.',
    from: { path: '^src/platform/' },
    to: { path: '^src/', pathNot: '^src/platform/' },
  },
  {
    name: 'looks-know-no-domain',
    comment: 'Components of src/ui import one another and the texts of the platform.',
    from: { path: '^src/ui/' },
    to: { path: '^src/', pathNot: '^src/(ui|platform/i18n)/' },
  },
  {
    name: 'outbuildings-use-doors',
    comment:
      'Demo, bench, scripts and test tools use the doors of rooms, the platform, the server and the tables of all policies and pages.',
    from: { path: '^(architecture|bench|demo|scripts|test)/' },
    to: { path: '^src/', pathNot: ['^src/(platform|server|ui)/', '^src/(policies|routes)\\.ts$', door] },
  },
  {
    name: 'journeys-know-no-source',
    comment: 'A browser journey knows what a user knows.',
    from: { path: '^e2e/' },
    to: { path: '^(architecture|bench|demo|scripts|src)/' },
  },
  {
    name: 'program-needs-no-test-tools',
    from: { path: '^(bin|demo|src)/', pathNot: forTests },
    to: { path: ['^(architecture|bench|e2e|test)/', forTests] },
  },
];

const layers = [
  {
    name: 'models-are-pure',
    comment: 'A model does no input or output, itself or through what it imports.',
    from: { path: model },
    to: { path: [serverFile, databaseLibrary, coreModuleWithEffects], reachable: true },
  },
  {
    name: 'server-code-stays-on-the-server',
    comment:
      'Only *.server.ts and pages (whose loaders the build takes out for the browser) import *.server.ts; types are free.',
    from: {
      path: '^src/(features|platform|ui)/',
      pathNot: [serverFile, forTests, model, `${insideRoom}(pages/|routes\\.ts$)`],
    },
    to: { path: [serverFile, databaseLibrary], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'queries-call-no-command',
    from: { path: '\\.queries\\.server\\.ts$' },
    to: { path: '\\.commands\\.server\\.ts$' },
  },
  {
    name: 'pages-hold-no-sql',
    comment: 'A page or an API file asks a query or calls a command.',
    from: { path: [`${insideRoom}(pages|parts)/`, '\\.api\\.server\\.ts$'] },
    to: { path: databaseLibrary },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-unresolved',
    comment: 'An import that cannot be followed would escape all other rules.',
    from: {},
    to: { couldNotResolve: true, pathNot: ['/\\+types/', '^virtual:', '\\?url$'] },
  },
  {
    name: 'program-needs-no-development-packages',
    comment: 'Production installs have no devDependencies. The list of routes is read by the build alone.',
    from: { path: '^(bin|demo|src)/', pathNot: [forTests, '(^|/)routes\\.ts$'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export const importRules = [...onlyListedRooms, ...borders, ...layers, ...hygiene].map((rule) => ({
  severity: 'error',
  ...rule,
}));
