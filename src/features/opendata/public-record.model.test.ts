import { describe, expect, it } from 'vitest';
import { publicRecord } from './public-record.model.ts';

const record = {
  form: 'esr-2007',
  fields: {
    code: 'S10001',
    contactName: 'Aino Halavaara',
    contactPhone: '040 000 0000',
    contactEmail: 'aino.halavaara(at)esimerkki.fi',
    organisationPhone: '013 000 000',
    plannedSummary: 'Kysy: aino.halavaara@esimerkki.fi tai puh. 040 000 0000.',
  },
  layout: [{ block: 'contactName', raw: 'Nimi: Aino Halavaara' }, { raw: 'Lisätietoja antaa Aino' }],
};

describe('a description as open data', () => {
  const shown = publicRecord('S10001', 7, record);

  it('has no contact person, telephone or unrecognised text', () => {
    expect(Object.keys(shown)).toEqual(['code', 'version', 'form', 'is_truncated', 'fields']);
    expect(Object.keys(shown.fields)).toEqual(['code', 'plannedSummary']);
  });

  it('has no e-mail address and no telephone in its texts', () => {
    expect(shown.fields.plannedSummary).toBe('Kysy: […] tai puh. […].');
  });
});
