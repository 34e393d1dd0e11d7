import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { fieldsOf } from './form.model.ts';
import { type FormFields, forms } from './forms/form-catalogue.model.ts';
import type { Figure, Period, Unread } from './kind.model.ts';
import { anyRecord } from './record.arbitrary.ts';
import { checkRecord, jsonSchemaOf } from './schema.model.ts';

describe('the schema of a form', () => {
  it('takes any record of the form, after a journey through JSON too', () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        expect(checkRecord(JSON.parse(JSON.stringify(record)))).toEqual({ record });
      }),
      { numRuns: 200 },
    );
  });

  it('says where a record is wrong', () => {
    const wrong = {
      form: 'esr-2007',
      fields: { period: { startsOn: '2012-13-01', endsOn: '2012-01-01' }, kode: 'S1' },
    };
    const checked = checkRecord(wrong);
    const paths = 'faults' in checked ? checked.faults.map(({ path }) => path) : [];
    expect(paths).toEqual(expect.arrayContaining(['fields.period.startsOn', 'fields']));
    expect(checkRecord({ form: 'esr-1999', fields: {} })).toMatchObject({ faults: [{ path: 'form' }] });
    expect(checkRecord('text')).toMatchObject({ faults: [{ path: 'form' }] });
  });

  it('is told as JSON Schema with a title for every field', () => {
    for (const form of forms) {
      const schema = JSON.stringify(jsonSchemaOf(form, 'fi'));
      for (const { id } of fieldsOf(form)) expect(schema).toContain(`"${id}":{`);
    }
  });
});

describe('the types of the fields', () => {
  it('follow from the definition', () => {
    type Old = FormFields['esr-2007'];
    expectTypeOf<Old['personsPlanned']>().toEqualTypeOf<Figure | Unread | null | undefined>();
    expectTypeOf<Old['period']>().toEqualTypeOf<Period | Unread | null | undefined>();
    expectTypeOf<FormFields['esr-2014']['grantedEuState']>().toEqualTypeOf<number | Unread | null | undefined>();
    expectTypeOf<Old>().not.toHaveProperty('objective');
  });
});
