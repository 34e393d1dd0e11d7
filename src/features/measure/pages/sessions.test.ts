import { it } from 'vitest';
import { expectNothingWithoutAct } from '#test/form-without-act.ts';
import { action } from './sessions.tsx';

it('does nothing by a form about a session that says no act, or another one', () =>
  expectNothingWithoutAct(action, { session: '1' }));
