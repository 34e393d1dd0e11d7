import { expect, it } from 'vitest';
import { besideDescription, type SaidOfProject } from './beside-description.model.ts';

const here: SaidOfProject = {
  name: 'Polku  työhön',
  implementer: null,
  authority: 'Lapin ELY-keskus',
  period: '2014-2020',
  startsOn: '2015-01-01',
  endsOn: '2017-12-31',
};

it('a difference is what both say differently, whatever the spaces and capitals', () => {
  const described = { ...here, name: 'POLKU TYÖHÖN', implementer: 'Kunta', authority: null, endsOn: '2018-06-30' };
  const different = besideDescription(here, described).filter(({ isDifferent }) => isDifferent);
  expect(different).toEqual([{ field: 'endsOn', here: '2017-12-31', described: '2018-06-30', isDifferent: true }]);
});
