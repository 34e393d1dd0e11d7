import { describe, expect, it } from 'vitest';
import {
  captionTitle,
  classesOfRow,
  lineTitle,
  principleEntryForm,
  principleForm,
  principlesOfRow,
  rowOfPrinciples,
} from './principle.model.ts';

describe('what a form asks of the horizontal principles', () => {
  it('is in 2007–2013 five classes, which the authority fills in, with the phrases that were seen', () => {
    const asked = principleForm('2007-2013');
    expect(asked?.act).toBe('plan.classify');
    expect(asked?.classes.map(({ line }) => line)).toEqual([
      'equality',
      'sustainability',
      'partnership',
      'innovation',
      'developmentProgramme',
    ]);
    expect(asked?.classes[0]?.known).toContain('Tasa-arvopainotteinen projekti');
    expect(lineTitle('2007-2013', 'equality', 'sv')).toBe('Jämställdhet');
  });

  it('is in 2014–2020 three statements and fifteen effects under three captions, which the applicant fills in', () => {
    const asked = principleForm('2014-2020');
    expect(asked?.act).toBe('plan.state-principles');
    expect(asked?.statements).toHaveLength(3);
    expect(asked?.effects.map(({ caption, lines }) => [caption, lines.length])).toEqual([
      ['ecological', 5],
      ['economic', 5],
      ['social', 5],
    ]);
    expect(captionTitle('2014-2020', 'economic', 'en')).toBe('Economic sustainability');
  });

  it('is in 2021–2027 nothing', () => {
    expect(principleForm('2021-2027')).toBeUndefined();
  });
});

describe('the form of the principles', () => {
  const asked = principleForm('2014-2020');
  if (!asked) throw new Error('The form of 2014–2020 asks something.');
  const form = principleEntryForm(asked);
  const empty = Object.fromEntries(Object.keys(form.columns).map((field) => [field, null]));

  it('says what was set: an effect with one score has no other', () => {
    const row = {
      ...empty,
      'genderAnalysisDone-answer': 'yes',
      'genderAnalysisDone-reason': 'Tehty.',
      'effectWellbeing-direct': 5,
      'effectClimate-reason': 'Ei vaikutusta.',
    };
    const classes = classesOfRow(asked, row);
    const principles = principlesOfRow(asked, row);
    expect(classes).toEqual([{ line: 'genderAnalysisDone', value: 'yes', reason: 'Tehty.' }]);
    expect(principles).toEqual([
      { line: 'effectClimate', direct: 0, indirect: 0, reason: 'Ei vaikutusta.' },
      { line: 'effectWellbeing', direct: 5, indirect: 0, reason: null },
    ]);
    const again = { ...empty, ...rowOfPrinciples(asked, classes, principles) };
    expect([classesOfRow(asked, again), principlesOfRow(asked, again)]).toEqual([classes, principles]);
  });

  it('refuses a reason for which there is no answer', () => {
    expect(form.check?.({ ...empty, 'genderMainstreamed-reason': 'Siksi.' })).toMatchObject([
      { key: 'plan.fault.no-answer', column: 'genderMainstreamed-answer' },
    ]);
    expect(form.check?.(empty)).toEqual([]);
  });
});
