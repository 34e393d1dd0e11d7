import { defineEntryForm } from '#features/entry/public.ts';
import { dateCell, type Finding, mailCell, type RowOf, textCell } from '#features/sheet/public.ts';

const organisation = {
  kind: textCell({ longest: 300, example: 'Esimerkkiyhdistys ry' }),
  required: true,
  text: 'contact.form.organisation',
} as const;

const columns = {
  topic: { kind: textCell({ longest: 200, example: 'Palkkatuki' }), required: false, text: 'contact.form.topic' },
  name: { kind: textCell({ longest: 200, example: 'Aino Esimerkki' }), required: true, text: 'contact.form.person' },
  email: { kind: mailCell({ example: 'aino@esimerkki.fi' }), required: false, text: 'contact.form.email' },
  phone: { kind: textCell({ longest: 40, example: '040 123 4567' }), required: false, text: 'contact.form.phone' },
  employer: {
    kind: textCell({ longest: 300, example: 'Esimerkkikunta' }),
    required: false,
    text: 'contact.form.employer',
  },
  startsOn: { kind: dateCell({ example: '2026-01-31' }), required: true, text: 'contact.form.starts-on' },
  endsOn: { kind: dateCell({ example: '2026-12-31' }), required: false, text: 'contact.form.ends-on' },
  awayFromOn: { kind: dateCell({ example: '2026-07-01' }), required: false, text: 'contact.form.away-from' },
  awayUntilOn: { kind: dateCell({ example: '2026-07-31' }), required: false, text: 'contact.form.away-until' },
  deputyName: {
    kind: textCell({ longest: 200, example: 'Otso Esimerkki' }),
    required: false,
    text: 'contact.form.deputy',
  },
  deputyEmail: { kind: mailCell({ example: 'otso@esimerkki.fi' }), required: false, text: 'contact.form.deputy-email' },
  deputyPhone: {
    kind: textCell({ longest: 40, example: '040 765 4321' }),
    required: false,
    text: 'contact.form.deputy-phone',
  },
} as const;

/** What the form says of a contact person, whatever it is that the person answers for. */
export type ContactRow = RowOf<typeof columns>;

/** The columns about the days away, which stand under a heading of their own. */
export const awayColumns = ['awayFromOn', 'awayUntilOn', 'deputyName', 'deputyEmail', 'deputyPhone'] as const;

/** Of a project, which the address names. */
export const projectContactForm = defineEntryForm({ columns, check: findingsOf });

/** Of an organisation, which the form names. */
export const organisationContactForm = defineEntryForm({
  columns: { organisation, ...columns },
  check: (row) => findingsOf(row),
});

/** What is amiss with a row of good fields. */
export function findingsOf(row: ContactRow): Finding[] {
  return [...reachFindings(row), ...dayFindings(row), ...deputyFindings(row)];
}

const telephone = /^\+?[\d\s()-]{5,}$/;

function reachFindings({ email, phone, deputyPhone }: ContactRow): Finding[] {
  return [
    ...(email === null && phone === null ? [{ key: 'contact.fault.unreachable', column: 'phone' }] : []),
    ...(phone !== null && !telephone.test(phone) ? [{ key: 'contact.fault.phone', column: 'phone' }] : []),
    ...(deputyPhone !== null && !telephone.test(deputyPhone)
      ? [{ key: 'contact.fault.phone', column: 'deputyPhone' }]
      : []),
  ];
}

function dayFindings({ startsOn, endsOn, awayFromOn, awayUntilOn }: ContactRow): Finding[] {
  const findings: Finding[] = [];
  if (endsOn !== null && endsOn < startsOn) findings.push({ key: 'contact.fault.ends-early', column: 'endsOn' });
  if ((awayFromOn === null) !== (awayUntilOn === null)) {
    findings.push({ key: 'contact.fault.away-half', column: awayFromOn === null ? 'awayFromOn' : 'awayUntilOn' });
  }
  if (awayFromOn !== null && awayUntilOn !== null && awayUntilOn < awayFromOn) {
    findings.push({ key: 'contact.fault.away-ends-early', column: 'awayUntilOn' });
  }
  return findings;
}

function deputyFindings({ awayFromOn, email, deputyName, deputyEmail, deputyPhone }: ContactRow): Finding[] {
  if (deputyEmail !== null && deputyEmail.toLowerCase() === email?.toLowerCase()) {
    return [{ key: 'contact.fault.deputy-same', column: 'deputyEmail' }];
  }
  if (deputyName === null && (deputyEmail !== null || deputyPhone !== null)) {
    return [{ key: 'contact.fault.deputy-unnamed', column: 'deputyName' }];
  }
  if (deputyName !== null && deputyEmail === null && deputyPhone === null) {
    return [{ key: 'contact.fault.deputy-unreachable', column: 'deputyPhone' }];
  }
  if (awayFromOn !== null && deputyName === null) {
    return [{ key: 'contact.fault.no-deputy', column: 'deputyName', isWarning: true }];
  }
  return [];
}
