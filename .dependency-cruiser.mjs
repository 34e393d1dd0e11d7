import { importRules } from './architecture/import-rules.mjs';

/** The one judge of imports. The rules come from the manifest of rooms, `architecture/rooms.mjs`. */
export default {
  forbidden: importRules,
  options: {
    // TypeScript 7 has no API for it to use; swc reads `import type` as well.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: ['^(build|test-results|playwright-report)/', '^\\.(koordi|react-router)/', '\\.d\\.m?ts$'],
    },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default'] },
  },
};
