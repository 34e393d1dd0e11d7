import { it } from 'vitest';
import { expectNothingWithoutAct } from '#test/form-without-act.ts';
import { action } from './seats.tsx';

it('does nothing by a form about an offer of a seat that says no act, or another one', () =>
  expectNothingWithoutAct(action, { seat: '6' }));
