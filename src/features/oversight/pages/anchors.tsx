import { listAnchors } from '#features/audit/public.server.ts';
import { statementOf } from '#features/audit/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import type { Route } from './+types/anchors';

export const handle = { permission: 'audit.read' } satisfies PageHandle;

/** A year and a month of them; older ones are in the bundle. */
const mostShown = 400;

export function loader({ context }: Route.LoaderArgs) {
  return readAs(context, async (read) => {
    const anchors = await listAnchors(read, mostShown);
    return {
      publicKey: anchors.find(({ file }) => file.publicKey !== null)?.file.publicKey,
      rows: anchors.map(({ id, anchoredAt, file }) => ({
        id,
        anchoredAt,
        entries: statementOf(file)?.entries ?? null,
        sha256: file.sha256,
        isSigned: file.signature !== null,
      })),
    };
  });
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number];

export default function AnchorsPage({ loaderData: { rows, publicKey } }: Route.ComponentProps) {
  const t = useTexts();
  const title = t('oversight.anchor.title');
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('oversight.audit.title'), href: `/${t.language}/workspace/audit` }]}
        current={title}
      />
      <PageHeading title={title} lead={t('oversight.anchor.lead')} />
      {publicKey && (
        <>
          <p>{t('oversight.anchor.public-key')}</p>
          <CodeBlock code={publicKey} />
        </>
      )}
      {rows.length === 0 ? (
        <p>{t('oversight.anchor.none')}</p>
      ) : (
        <DataTable caption={title} hideCaption columns={columnsOf(t)} rows={rows} rowKey={({ id }) => id} />
      )}
    </>
  );
}

function columnsOf(t: Texts) {
  return [
    {
      key: 'at',
      header: t('oversight.anchor.at'),
      cell: ({ id, anchoredAt }: Row) => (
        <a href={`/${t.language}/workspace/audit/anchors/${id}`}>{t.dateTime(anchoredAt)}</a>
      ),
    },
    {
      key: 'entries',
      header: t('oversight.anchor.entries'),
      align: 'number' as const,
      cell: ({ entries }: Row) => entries !== null && t.number(entries),
    },
    {
      key: 'signed',
      header: t('oversight.anchor.signed'),
      cell: ({ isSigned }: Row) => t(isSigned ? 'view.list.yes' : 'view.list.no'),
    },
    { key: 'sha256', header: t('oversight.anchor.digest'), cell: ({ sha256 }: Row) => <code>{sha256}</code> },
  ];
}
