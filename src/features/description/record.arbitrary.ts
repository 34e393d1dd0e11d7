import fc from 'fast-check';
import { type Field, type Form, fieldsOf } from './form.model.ts';
import { forms } from './forms/form-catalogue.model.ts';
import type { Answer, Figure, Partner, Period, Score } from './kind.model.ts';
import type { DescriptionRecord } from './record.model.ts';

/**
 * Random descriptions for property tests: records as reading would give them (composed letters, ordinary spaces, nothing
 * at the ends of lines), every field by its kind, so that printing and reading must give the same record back.
 */

/** A random record of any form. */
export function anyRecord(): fc.Arbitrary<DescriptionRecord> {
  return fc.oneof(...forms.map((form) => recordOf(form)));
}

/**
 * A random record of one form. Lines that the form always prints are always there, some of them empty or unreadable; the
 * others come and go. The area is either nationwide or listed.
 */
export function recordOf(form: Form): fc.Arbitrary<DescriptionRecord> {
  const values = Object.fromEntries(fieldsOf(form).map((field) => [field.id, fieldOf(form, field)]));
  return fc.record({ fields: fc.record(values), isNationwide: fc.boolean() }).map(({ fields, isNationwide }) => {
    const present = Object.entries(fields).filter(
      ([id, value]) => value !== undefined && !(areaIds.has(id) && 'nationwide' in values && isNationwide),
    );
    return { form: form.id, fields: Object.fromEntries(present.filter(([id]) => id !== 'nationwide' || isNationwide)) };
  });
}

const areaIds: ReadonlySet<string> = new Set(['regions', 'subRegions', 'municipalities']);

function fieldOf(form: Form, field: Field): fc.Arbitrary<unknown> {
  if (field.shape === 'marker') return fc.constant(true);
  const value = valueFor(form, field);
  const choices = [
    { weight: 16, arbitrary: value },
    { weight: 2, arbitrary: fc.constant(null) },
  ];
  if (!field.expected) choices.push({ weight: 4, arbitrary: fc.constant(undefined) });
  if (field.shape === 'line' && isSelective(field)) choices.push({ weight: 1, arbitrary: unreadable });
  return fc.oneof(...choices);
}

/** Whether there are texts that the field's kind cannot read. */
function isSelective(field: Field): boolean {
  return field.kind.read(unreadableText) === undefined;
}

const unreadableText = 'ei tiedossa (?)';
const unreadable = fc.constant({ unread: unreadableText });

function valueFor(form: Form, field: Field): fc.Arbitrary<unknown> {
  switch (field.kind.name) {
    case 'line':
      return line;
    case 'choice':
      return fc.oneof(fc.constantFrom(...(field.kind.known ?? [])), line);
    case 'text':
      return textOf(form);
    case 'projectCode':
      return fc.stringMatching(/^[A-Z]\d{5,9}$/);
    case 'businessId':
      return businessId;
    case 'postalCode':
      return fc.stringMatching(/^\d{5}$/);
    case 'period':
      return period;
    case 'day':
      return date;
    case 'money':
      return money;
    case 'count':
      return count;
    case 'figure':
      return figure;
    case 'percentage':
      return fc.integer({ min: 0, max: 10_000 });
    case 'areaList':
      return fc.uniqueArray(fc.constantFrom(...(areaNames[field.id] ?? ['Lappi'])), { minLength: 1, maxLength: 8 });
    case 'partnerList':
      return partnersOf(form);
    case 'answer':
      return answerOf(form);
    case 'score':
      return scoreOf(form);
    case 'presence':
      return fc.constant(true);
  }
}

/** Words as people write them in descriptions, and some that a printer or a reader could stumble on. */
const word = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ...['hanke', 'Työllisyys', 'ESR', 'nuorten', 'yö', 'å', 'TE-toimisto', 'Åbo', 'osaaminen,', '(pilotti)', '2012'],
      ...[
        '”laina”',
        '–',
        '&',
        'Y-tunnus:',
        'ja',
        'elinkeino-,',
        '12,5',
        'kustannus/henkilö',
        '50',
        'syrjäytymisvaarassa',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '<b>',
        '</p>',
        '&amp;',
        '#',
        '$x$',
        '\\',
        '*',
        '_',
        '`',
        '@a',
        '~',
        '[x]',
        '{',
        '}',
        '"',
        "'",
        '//',
        '/*',
        '= 1',
      ],
      ...['😀', '👩‍👧', 'مرحبا', 'שלום', '漢字', 'e(at)f.fi', 'a'.repeat(150), '1.', '-', '®', '\u00AD', '\u200B', 'ﬁ'],
    ),
  },
);

const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/** A line that no line of the form can be taken for: not its heading, and not beginning with a label of it. */
function freeLineOf(form: Form): fc.Arbitrary<string> {
  const labels = form.blocks.map((block) => block.labels[form.language]).filter(Boolean);
  return line.filter((text) => !labels.some((label) => text.startsWith(label)));
}

/** Paragraphs and single newlines, list marks and indented lines; the last line ends as a sentence does. */
function textOf(form: Form): fc.Arbitrary<string> {
  const start = fc.constantFrom('', '', '', '', '- ', '• ', '1) ');
  const sentence = fc.tuple(start, freeLineOf(form)).map(([mark, words]) => `${mark}${words}.`);
  const gap = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n\n', '\n  ');
  const more = fc.array(fc.tuple(gap, sentence), { maxLength: 6 });
  return fc.tuple(sentence, more).map(([first, rest]) => first + rest.map((pair) => pair.join('')).join(''));
}

const businessId = fc.stringMatching(/^\d{7}-\d$/);

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const period: fc.Arbitrary<Period> = fc.record({ startsOn: date, endsOn: date });

const money = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }).map((euros) => euros * 100),
  fc.integer({ min: -100_000_000, max: 100_000_000_000 }),
);

const count = fc.oneof(fc.nat({ max: 999 }), fc.nat({ max: 1_000_000 }));

const figure: fc.Arbitrary<Figure> = fc.record({ total: count, women: count }, { requiredKeys: ['total'] });

const areaNames: Readonly<Record<string, readonly string[]>> = {
  regions: ['Lappi', 'Kainuu', 'Pohjois-Karjala', 'Varsinais-Suomi', 'Satakunta', 'Pohjanmaa'],
  subRegions: [
    'Kemi-Tornion',
    'Itä-Lapin',
    'Åboland-Turunmaan',
    'Jakobstadsregionen',
    'Ylä-Savon',
    'Pielisen Karjalan',
  ],
  municipalities: ['Salla', 'Kittilä', 'Koski Tl', 'Pedersören kunta', 'Enontekiö', 'Oulu', 'Å-kommunen'],
};

function partnersOf(form: Form): fc.Arbitrary<Partner[]> {
  const name = freeLineOf(form).filter((text) => !/, \d{6,7}-\d$/.test(text));
  return fc.array(fc.record({ name, businessId }, { requiredKeys: ['name'] }), { minLength: 1, maxLength: 5 });
}

function answerOf(form: Form): fc.Arbitrary<Answer> {
  const answer = fc.constantFrom('Kyllä', 'Ei');
  return fc.record({ answer, reason: textOf(form) }, { requiredKeys: ['answer'] });
}

function scoreOf(form: Form): fc.Arbitrary<Score> {
  const effect = fc.integer({ min: -10, max: 100 });
  return fc.record(
    { direct: effect, indirect: effect, reason: textOf(form) },
    { requiredKeys: ['direct', 'indirect'] },
  );
}
