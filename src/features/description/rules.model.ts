import { type NamedAreaKind, resolveAreaName } from '#features/codelist/public.ts';
import { businessIdProblem } from '#features/organisation/public.ts';
import { type AnyFields, type Form, fieldsOf, fieldTitle } from './form.model.ts';
import { type Answer, type Figure, isUnread, type Partner, type Period } from './kind.model.ts';
import { projectTypeWithoutPersons } from './known-value.model.ts';
import type { Problem, ProblemRule, Severity } from './problem.model.ts';
import type { Reading } from './reading.model.ts';
import { type DescriptionRecord, formOf } from './record.model.ts';

/**
 * All that is to say about a description that was read: what the reader met and what the rules between values find,
 * worst first is left to the caller.
 */
export function judge({ record, problems, lines }: Reading): Problem[] {
  const placed = judgeValues(record).map((problem) =>
    problem.field && problem.line === undefined ? { ...problem, line: lineOf(problem, lines) } : problem,
  );
  return [...problems, ...placed];
}

function lineOf({ field, row = 0 }: Problem, lines: Reading['lines']): number | undefined {
  const first = lines.get(field ?? '');
  return first === undefined ? undefined : first + row;
}

/** What the rules between values find in a record that was not read from a text, such as a row of a project list. */
export function judgeValues(record: DescriptionRecord): Problem[] {
  return rules.flatMap((rule) => rule(record.fields, formOf(record)));
}

type Rule = (fields: AnyFields, form: Form) => Problem[];

/** A field's value when it was read; `undefined` for a missing, empty or unreadable one. */
function readable<V>(fields: AnyFields, id: string): V | undefined {
  const value = fields[id];
  return value === null || value === undefined || isUnread(value) ? undefined : (value as V);
}

function problem(severity: Severity, rule: ProblemRule, field: string, details: Problem['details']): Problem[] {
  return [{ severity, rule, field, details }];
}

const endBeforeStart: Rule = (fields) => {
  const time = readable<Period>(fields, 'period');
  return time && time.endsOn < time.startsOn
    ? problem('error', 'endBeforeStart', 'period', { start: time.startsOn, end: time.endsOn })
    : [];
};

const businessIds: Rule = (fields) => {
  const own = readable<string>(fields, 'businessId');
  const partners = ['partners', 'transferRecipients', 'contractors'].flatMap((field) =>
    (readable<readonly Partner[]>(fields, field) ?? []).map(({ businessId }, row) => ({ field, businessId, row })),
  );
  return [{ field: 'businessId', businessId: own, row: 0 }, ...partners].flatMap(({ field, businessId, row }) =>
    businessId !== undefined && businessIdProblem(businessId) !== undefined
      ? atRow(row, problem('error', 'businessIdCheckDigit', field, { found: businessId }))
      : [],
  );
};

const partnersHaveIds: Rule = (fields) =>
  ['partners', 'transferRecipients', 'contractors'].flatMap((field) =>
    (readable<readonly Partner[]>(fields, field) ?? []).flatMap(({ name, businessId }, row) =>
      businessId === undefined ? atRow(row, problem('note', 'partnerWithoutId', field, { found: name })) : [],
    ),
  );

/** Problems of one line of a field that has several; rows are counted from 0. */
function atRow(row: number, problems: Problem[]): Problem[] {
  return problems.map((found) => ({ ...found, row }));
}

const womenWithinTotal: Rule = (fields, form) =>
  fieldsOf(form).flatMap(({ id, kind }) => {
    const figure = kind.name === 'figure' ? readable<Figure>(fields, id) : undefined;
    return figure?.women !== undefined && figure.women > figure.total
      ? problem('error', 'womenAboveTotal', id, { women: figure.women, total: figure.total })
      : [];
  });

/** Figures of persons, jobs, enterprises and qualifications belong to a project that has persons. */
const personsOfProjectWithoutPersons: Rule = (fields) => {
  if (readable<string>(fields, 'projectType') !== projectTypeWithoutPersons) return [];
  return ['personsPlanned', 'personsRealised'].flatMap((id) => {
    const figure = readable<Figure>(fields, id);
    return figure && figure.total > 0 ? problem('error', 'personsWithoutPersons', id, { total: figure.total }) : [];
  });
};

/**
 * Tests between the four public sums. Which may block was measured on the 2,775 published ESF projects of 2007–2013: 2
 * and 1 break the two errors, 25 and 273 the two warnings (municipalities may spend more than they promised).
 */
const sums: readonly (readonly [Severity, ProblemRule, string, string])[] = [
  ['error', 'realisedAboveGranted', 'realisedEuState', 'grantedEuState'],
  ['error', 'realisedEuStateAbovePublic', 'realisedEuState', 'realisedPublic'],
  ['warning', 'grantedAbovePlannedPublic', 'grantedEuState', 'plannedPublic'],
  ['warning', 'realisedAbovePlannedPublic', 'realisedPublic', 'plannedPublic'],
];

const sumsAgree: Rule = (fields) =>
  sums.flatMap(([severity, rule, lesser, greater]) => {
    const small = readable<number>(fields, lesser);
    const large = readable<number>(fields, greater);
    return small !== undefined && large !== undefined && small > large
      ? problem(severity, rule, lesser, { cents: small, limitCents: large })
      : [];
  });

const sumsNotNegative: Rule = (fields, form) =>
  fieldsOf(form).flatMap(({ id, kind }) => {
    const cents = kind.name === 'money' ? readable<number>(fields, id) : undefined;
    return cents !== undefined && cents < 0 ? problem('error', 'negativeSum', id, { cents }) : [];
  });

/** Sums of 2007–2013 are whole euros; later ones may have cents. */
const wholeEuros: Rule = (fields, form) => {
  if (form.period !== '2007-2013') return [];
  return fieldsOf(form).flatMap(({ id, kind }) => {
    const cents = kind.name === 'money' ? readable<number>(fields, id) : undefined;
    return cents !== undefined && cents % 100 !== 0 ? problem('warning', 'centsInWholeEuros', id, { cents }) : [];
  });
};

/** What a description cannot do without on any form: by these its project is known. */
export const indispensable: ReadonlySet<string> = new Set(['code', 'name']);

/** Fields that a printed form never leaves empty. */
const neverEmpty: ReadonlySet<string> = new Set([
  'code',
  'name',
  'period',
  'implementerName',
  'businessId',
  'grantedEuState',
  'realisedEuState',
  'plannedPublic',
  'realisedPublic',
]);

const emptyFields: Rule = (fields, form) =>
  fieldsOf(form).flatMap(({ id, kind }) => {
    const isNeeded = neverEmpty.has(id) || kind.name === 'figure' || kind.name === 'count';
    if (!isNeeded || fields[id] !== null) return [];
    return problem(indispensable.has(id) ? 'error' : 'warning', 'emptyField', id, { label: labelOf(form, id) });
  });

/** The forms that tell of women tell it of every figure. */
const womenTold: Rule = (fields, form) =>
  fieldsOf(form).flatMap(({ id, kind }) => {
    const figure = kind.name === 'figure' ? readable<Figure>(fields, id) : undefined;
    return figure && figure.women === undefined
      ? problem('warning', 'womenMissing', id, { label: labelOf(form, id) })
      : [];
  });

function labelOf(form: Form, id: string): string {
  return fieldTitle(form, id, form.language);
}

const areaFields: readonly (readonly [string, NamedAreaKind])[] = [
  ['regions', 'region'],
  ['subRegions', 'sub_region'],
  ['municipalities', 'municipality'],
];

const areasAreKnown: Rule = (fields) =>
  areaFields.flatMap(([id, kind]) =>
    (readable<readonly string[]>(fields, id) ?? []).flatMap((name) =>
      resolveAreaName(name, kind) ? [] : problem('note', 'unknownArea', id, { found: name }),
    ),
  );

/** The area is either nationwide or listed. */
const areaGiven: Rule = (fields, form) => {
  if (!fieldsOf(form).some(({ id }) => id === 'nationwide') || !('directTargetGroups' in fields)) return [];
  const listed = ['regions', 'subRegions', 'municipalities'].filter((id) => id in fields);
  if ('nationwide' in fields && listed.length > 0) return problem('warning', 'areaBothWays', 'nationwide', {});
  if ('nationwide' in fields || listed.length === 3) return [];
  return problem('warning', 'areaMissing', 'regions', {});
};

/** The answers of section 8.1 are yes or no. */
const answersAreYesOrNo: Rule = (fields, form) =>
  fieldsOf(form).flatMap(({ id, kind }) => {
    const given = kind.name === 'answer' ? readable<Answer>(fields, id) : undefined;
    return given && !['Kyllä', 'Ei', 'Yes', 'No'].includes(given.answer)
      ? problem('note', 'answerNotYesOrNo', id, { found: given.answer })
      : [];
  });

/** Codes tell the fund and the period: S1… ESR 2007–2013, S2… 2014–2020, S3… 2021–2027; A3, A5, A6 and A7… EAKR. */
const codeFitsForm: Rule = (fields, form) => {
  const code = readable<string>(fields, 'code');
  if (code === undefined) return [];
  // A list has rows of both funds and says which.
  const fund = readable<string>(fields, 'fund') ?? form.fund;
  const letter = fund === 'EAKR' ? 'A' : 'S';
  const fits = letter === 'S' ? code.startsWith(`S${esfSeries[form.period]}`) : erdfSeries[form.period].test(code);
  return fits ? [] : problem('warning', 'codeOfOtherForm', 'code', { code, period: form.period, fund });
};

const esfSeries: Record<Form['period'], string> = { '2007-2013': '1', '2014-2020': '2', '2021-2027': '3' };

const erdfSeries: Record<Form['period'], RegExp> = { '2007-2013': /^A[356]/, '2014-2020': /^A7/, '2021-2027': /^A/ };

const emailIsGuarded: Rule = (fields) => {
  const email = readable<string>(fields, 'contactEmail');
  return email?.includes('@') ? problem('note', 'emailWithAtSign', 'contactEmail', { found: email }) : [];
};

const rules: readonly Rule[] = [
  endBeforeStart,
  businessIds,
  partnersHaveIds,
  emptyFields,
  womenTold,
  areasAreKnown,
  womenWithinTotal,
  personsOfProjectWithoutPersons,
  sumsAgree,
  sumsNotNegative,
  wholeEuros,
  areaGiven,
  answersAreYesOrNo,
  codeFitsForm,
  emailIsGuarded,
];
