/**
 * Everything that can be said about the code without starting it, and the unit tests. One line per step; the output of a
 * step only when it fails. Exit code 1 when anything fails.
 *
 *   npm run check                     all steps
 *   npm run check -- --without tests  all but the named steps (several: a comma between them)
 *   npm run check -- --only lint,types
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';

const generators = ['scripts/generate-texts.ts', 'scripts/generate-tokens.ts', 'scripts/database-types.ts'];

/** Each step is a list of commands, run until the first that fails. */
const steps = {
  types: [
    ['react-router', 'typegen'],
    ['tsc', '--noEmit'],
  ],
  style: [['biome', 'check', '--error-on-warnings', '.']],
  lint: [['oxlint', '--type-aware', '--deny-warnings']],
  borders: [['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', '.']],
  // Pages import the types that typegen writes; without those knip finds imports that lead nowhere.
  unused: [
    ['react-router', 'typegen'],
    ['knip', '--no-progress', '--treat-config-hints-as-errors'],
  ],
  generated: generators.filter((script) => existsSync(script)).map((script) => ['node', script, '--verify']),
  tests: [['vitest', 'run', '--project', 'unit']],
};

const { values } = parseArgs({ options: { only: { type: 'string' }, without: { type: 'string', default: '' } } });
const names = Object.keys(steps);
const only = values.only?.split(',') ?? names;
const without = values.without.split(',').filter(Boolean);
const unknown = [...only, ...without].filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no step called ${unknown.join(', ')}. The steps are: ${names.join(', ')}.`);
  process.exit(2);
}

const failed = [];
for (const name of names.filter((each) => only.includes(each) && !without.includes(each))) {
  const result = await runStep(steps[name]);
  console.log(
    `${result.code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(11)} ${result.seconds.toFixed(1).padStart(5)} s`,
  );
  if (result.code !== 0) {
    failed.push(name);
    console.log(`\n${result.output.trimEnd()}\n`);
  }
}
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function runStep(commands) {
  const total = { code: 0, output: '', seconds: 0 };
  for (const [command, ...args] of commands) {
    const result = await run(command, args);
    total.code = result.code;
    total.output += result.output;
    total.seconds += result.seconds;
    if (result.code !== 0) break;
  }
  return total;
}
