import { it } from 'vitest';
import { expectNothingWithoutAct } from '#test/form-without-act.ts';
import { action } from './person.tsx';

it('does nothing by a form about an account that says no act, or another one', () =>
  expectNothingWithoutAct(action, { reason: 'Ei enää töissä' }));
