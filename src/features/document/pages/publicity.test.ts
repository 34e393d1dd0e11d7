import { it } from 'vitest';
import { expectNothingWithoutAct } from '#test/form-without-act.ts';
import { action } from './publicity.tsx';

it('does nothing by a form about a document that says no act, or another one', () =>
  expectNothingWithoutAct(action, { number: '1' }));
