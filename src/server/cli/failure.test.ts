import { describe, expect, it } from 'vitest';
import { EnvironmentFailure } from '#platform/environment-failure.ts';
import { Invalid, Refused } from '#platform/errors.ts';
import { failureOf } from './failure.ts';

describe('the failure of a command', () => {
  it('is a wrong input, with its own sentence, when the input is invalid', () => {
    expect(failureOf(new Invalid('areas.csv line 3: no code.'))).toEqual({
      sentence: 'areas.csv line 3: no code.',
      exitCode: 2,
    });
  });

  it('is a finding when a rule refuses the act, with the facts of the rule', () => {
    const refused = new Refused('project.link.same', { code: 'S10001' });
    expect(failureOf(refused)).toEqual({ sentence: 'Refused: project.link.same (code S10001).', exitCode: 1 });
  });

  it('is the environment when the machine does not give what is needed', () => {
    expect(failureOf(new EnvironmentFailure('The disk is full.'))).toEqual({
      sentence: 'The disk is full.',
      exitCode: 3,
    });
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(failureOf(full).exitCode).toBe(3);
  });

  it('names the file that is not there', () => {
    const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: 'seed.txt' });
    expect(failureOf(missing)).toEqual({ sentence: 'There is no seed.txt.', exitCode: 2 });
  });

  it('is a fault of ours when nothing is known of it', () => {
    expect(failureOf(new TypeError('x is not a function'))).toEqual({
      sentence: 'A fault in Koordi: x is not a function (KOORDI_DEBUG=1 shows where).',
      exitCode: 4,
    });
  });
});
