import { defineConfig } from 'vitest/config';

const DATABASE_TESTS = '**/*.db.test.{ts,tsx}';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,test,scripts,demo}/**/*.test.{ts,tsx}', 'architecture/*.test.ts'],
          exclude: [DATABASE_TESTS],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          include: [DATABASE_TESTS],
          exclude: ['**/node_modules/**'],
          globalSetup: ['test/database-server.ts'],
          isolate: false,
          hookTimeout: 30_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
