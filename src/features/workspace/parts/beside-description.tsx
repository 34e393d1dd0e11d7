import type { OpenEdit } from '#features/description/public.server.ts';
import { type ProgrammePeriod, programmePeriods } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import type { SaidTwice } from '../beside-description.model.ts';

interface BesideDescriptionProps {
  code: string;
  beside: readonly SaidTwice[];
  /** The description under work, where there is one that the reader may see. */
  edit: OpenEdit | undefined;
  maySeeDescriptions: boolean;
}

/** What the official description says of a project beside what is known of it here, with the differences told. */
export function BesideDescription({ code, beside, edit, maySeeDescriptions }: BesideDescriptionProps) {
  const t = useTexts();
  const differences = beside.filter(({ isDifferent }) => isDifferent).length;
  return (
    <Section id="description" title={t('workspace.project.description')}>
      <p>{t('workspace.project.differences', { count: differences })}</p>
      <DataTable
        caption={t('workspace.project.description')}
        hideCaption
        rows={beside}
        rowKey={({ field }) => field}
        columns={[
          { key: 'field', header: t('workspace.project.field'), cell: ({ field }) => t(`workspace.said.${field}`) },
          { key: 'here', header: t('workspace.project.here'), cell: ({ field, here }) => shown(t, field, here) },
          {
            key: 'described',
            header: t('workspace.project.in-description'),
            cell: ({ field, described, isDifferent }) => (
              <>
                {shown(t, field, described)} {isDifferent && <Tag tone="warning">{t('workspace.project.differs')}</Tag>}
              </>
            ),
          },
        ]}
      />
      <ul className="link-list">
        <li>
          <a href={`/${t.language}/projects/${code}`}>{t('workspace.project.public-page')}</a>
        </li>
        {maySeeDescriptions && (
          <li>
            <a href={`/${t.language}/workspace/descriptions/project/${code}`}>{t('workspace.project.descriptions')}</a>
          </li>
        )}
        {edit && (
          <li>
            <a href={`/${t.language}/workspace/descriptions/${edit.id}`}>{t('workspace.projects.open-edit')}</a>
          </li>
        )}
      </ul>
    </Section>
  );
}

function shown(t: Texts, field: SaidTwice['field'], value: string | null) {
  if (value === null) return t('workspace.project.unsaid');
  if (field === 'startsOn' || field === 'endsOn') return t.date(value);
  if (field === 'period' && isPeriod(value)) return t(`project.period.${value}`);
  return <span lang="fi">{value}</span>;
}

function isPeriod(value: string): value is ProgrammePeriod {
  return (programmePeriods as readonly string[]).includes(value);
}
