import { daysAfter, finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { RecordedGrant } from '../user-admin.queries.server.ts';
import { RoleOf } from './scope-name.tsx';

interface GrantTableProps {
  caption: string;
  grants: readonly RecordedGrant[];
  /** Where a grant is ended, for those who may. */
  endHref: ((id: number) => string) | undefined;
}

/** The roles of a person with their days. */
export function GrantTable({ caption, grants, endHref }: GrantTableProps) {
  const t = useTexts();
  if (grants.length === 0) return <p>{t('access.person.none')}</p>;
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        {
          key: 'role',
          header: t('access.field.role'),
          cell: ({ role, scope, deputyFor }) => <RoleOf role={role} scope={scope} deputyFor={deputyFor?.name} />,
        },
        { key: 'from', header: t('access.field.from'), cell: ({ from }) => t.date(from) },
        { key: 'until', header: t('access.field.last-day'), cell: (grant) => lastDayText(grant, t) },
        ...(endHref
          ? [
              {
                key: 'end',
                header: t('access.person.end'),
                cell: ({ id, role }: RecordedGrant) => (
                  <a href={endHref(id)}>
                    {t('access.end.link')} <span className="visually-hidden">{t(`access.role.${role}`)}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
      rows={grants}
      rowKey={({ id }) => id}
    />
  );
}

function lastDayText({ until, endedAt }: RecordedGrant, t: Texts): string {
  if (endedAt) return t('access.person.ended', { date: t.date(finnishDate(endedAt)) });
  return until === null ? t('access.person.open-ended') : t.date(daysAfter(until, -1));
}
