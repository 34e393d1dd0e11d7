import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { CreditUnit } from '../measure-kind.model.ts';
import { creditsOf, type StaffAttendance, sumOfStaff } from '../staff-attendance.model.ts';

interface AttendanceProps {
  lines: readonly StaffAttendance[];
  /** What the measure gives to each who finishes. */
  credits: number | null;
  unit: CreditUnit | null;
}

/** So many credits with their unit, as the forms of projects print them: `40 ov`. */
export function creditsInWords(t: Texts, credits: number, unit: CreditUnit): string {
  return `${t.number(credits)} ${t(`measure.credit-unit.${unit}.short`)}`;
}

/** What the people of all organisations come to. */
export function AttendanceSums({ lines, credits, unit }: AttendanceProps) {
  const t = useTexts();
  const sums = sumOfStaff(lines, credits);
  const women = (count: number, isKnown: boolean) =>
    t(isKnown ? 'measure.attendance.of-women' : 'measure.attendance.of-women-at-least', { count });
  return (
    <DefinitionList
      items={[
        { label: t('measure.attendance.organisations'), value: t.number(lines.length) },
        {
          label: t('measure.attendance.persons.name'),
          value: t.number(sums.persons),
          note: women(sums.women, sums.knowsWomen),
        },
        {
          label: t('measure.attendance.finished.name'),
          value: t.number(sums.finished),
          note: sums.knowsFinished ? women(sums.finishedWomen, sums.knowsWomen) : t('measure.attendance.not-all-told'),
        },
        ...(unit === null
          ? []
          : [
              {
                label: t('measure.attendance.all-credits'),
                value: creditsInWords(t, sums.credits, unit),
                note:
                  credits === null
                    ? undefined
                    : t('measure.attendance.each', { credits: creditsInWords(t, credits, unit) }),
              },
            ]),
      ]}
    />
  );
}

/** The people of each organisation; with the ways to change it where an address is given. */
export function AttendanceTable({ lines, credits, unit, address }: AttendanceProps & { address: string | undefined }) {
  const t = useTexts();
  const told = (count: number | null) => (count === null ? '–' : t.number(count));
  return (
    <DataTable
      caption={t('measure.section.attendance')}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'organisation',
          header: t('measure.attendance.organisation.name'),
          cell: ({ id, unit: { name } }) =>
            address === undefined ? (
              <span lang="fi">{name}</span>
            ) : (
              <a href={`${address}/${id}`} lang="fi">
                {name}
              </a>
            ),
        },
        {
          key: 'persons',
          header: t('measure.attendance.persons.name'),
          align: 'number',
          cell: ({ persons }) => t.number(persons),
        },
        { key: 'women', header: t('measure.attendance.women.name'), align: 'number', cell: ({ women }) => told(women) },
        {
          key: 'finished',
          header: t('measure.attendance.finished.name'),
          align: 'number',
          cell: ({ finished }) => told(finished),
        },
        {
          key: 'finished-women',
          header: t('measure.attendance.finished-women.name'),
          align: 'number',
          cell: ({ finishedWomen }) => told(finishedWomen),
        },
        ...(unit === null
          ? []
          : [
              {
                key: 'credits',
                header: t('measure.attendance.all-credits'),
                align: 'number' as const,
                cell: (line: StaffAttendance) =>
                  line.finished === null ? '–' : creditsInWords(t, creditsOf(line, credits), unit),
              },
            ]),
        ...(address === undefined
          ? []
          : [
              {
                key: 'strike',
                header: t('measure.attendance.change'),
                cell: ({ id, unit: { name } }: StaffAttendance) => (
                  <form method="post" className="action-form">
                    <button type="submit" name="strike" value={id} className="secondary">
                      {t('measure.attendance.strike')}{' '}
                      <span className="visually-hidden" lang="fi">
                        {name}
                      </span>
                    </button>
                  </form>
                ),
              },
            ]),
      ]}
    />
  );
}
