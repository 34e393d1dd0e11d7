import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import type { Item } from '../body.model.ts';
import { meetingAddress } from '../body-address.model.ts';

type OpenItem = Item & { readonly meetingId: number };

interface OpenDecisionsProps {
  code: string;
  bodyId: number;
  items: readonly OpenItem[];
  today: string;
}

/** What was decided and nobody has done yet; nothing where there is nothing to do. */
export function OpenDecisions({ code, bodyId, items, today }: OpenDecisionsProps) {
  const t = useTexts();
  if (items.length === 0) return null;
  const addressOf = (meetingId: number) => `/${t.language}${meetingAddress(code, bodyId, meetingId)}`;
  return (
    <Section id="open" title={t('body.open.title')}>
      <DataTable
        caption={t('body.open.title')}
        hideCaption
        columns={columnsOf(t, addressOf, today)}
        rows={items}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

function columnsOf(t: Texts, addressOf: (meetingId: number) => string, today: string): TableColumn<OpenItem>[] {
  return [
    {
      key: 'title',
      header: t('body.item.title.name'),
      cell: ({ meetingId, title }) => (
        <a lang="fi" href={addressOf(meetingId)}>
          {title}
        </a>
      ),
    },
    {
      key: 'decision',
      header: t('body.item.decision.name'),
      cell: ({ decision }) => (
        <span lang="fi" className="kept-lines">
          {decision}
        </span>
      ),
    },
    { key: 'responsible', header: t('body.item.responsible.name'), cell: ({ responsible }) => responsible },
    {
      key: 'due',
      header: t('body.item.due-on.name'),
      cell: ({ dueOn }) => (
        <>
          {t.date(dueOn ?? '')} {dueOn !== null && dueOn < today && <Tag tone="warning">{t('body.item.late')}</Tag>}
        </>
      ),
    },
  ];
}
