import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowBefore } from '#platform/web/row-number.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { FormField } from '#ui/form-field.tsx';
import { documentKinds, type ListedDocument } from '../document.model.ts';
import { documentPolicy } from '../document.policy.ts';
import { listDocuments } from '../document.queries.server.ts';
import { documentAddress, documentsAddress, fileAddress } from '../document-address.model.ts';
import { DocumentFacts } from '../parts/document-facts.tsx';
import type { Route } from './+types/documents';

export const handle = { permission: 'document.read' } satisfies PageHandle;

export function loader({ context, request, params: { code } }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('kind');
  const kind = documentKinds.find((one) => one === asked);
  const before = rowBefore(request);
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(documentPolicy, actor, 'document.read', head.place);
    return {
      head,
      kind,
      page: await listDocuments(read, actor, head, { kind, before }),
      mayAdd: may(documentPolicy, actor, 'document.add', head.place),
    };
  });
}

export default function DocumentsPage({ loaderData: { head, kind, page, mayAdd } }: Route.ComponentProps) {
  const t = useTexts();
  const here = `/${t.language}${documentsAddress(head.code)}`;
  const last = page.rows.at(-1);
  const next = new URLSearchParams({ ...(kind && { kind }), before: String(last?.id) });
  return (
    <ProjectFrame head={head} current="documents">
      {mayAdd && (
        <p>
          <a className="button-like" href={`${here}/new`}>
            {t('document.add.title')}
          </a>
        </p>
      )}
      {(page.rows.length > 0 || kind !== undefined) && <Narrow kind={kind} />}
      {page.rows.length === 0 ? (
        <p>{t(kind ? 'document.list.none-of-kind' : mayAdd ? 'document.list.none-add' : 'document.list.none')}</p>
      ) : (
        <DataTable
          caption={t('document.list.title')}
          hideCaption
          columns={columnsOf(t, head.code)}
          rows={page.rows}
          rowKey={({ id }) => id}
        />
      )}
      {page.hasMore && (
        <p>
          <a href={`${here}?${next}`}>{t('document.list.older')}</a>
        </p>
      )}
    </ProjectFrame>
  );
}

/** Documents of one kind only. */
function Narrow({ kind }: { kind: (typeof documentKinds)[number] | undefined }) {
  const t = useTexts();
  return (
    <form method="get">
      <FormField id="kind" label={t('document.form.kind.name')}>
        {(attributes) => (
          <select {...attributes} name="kind" defaultValue={kind ?? ''}>
            <option value="">{t('document.list.all-kinds')}</option>
            {documentKinds.map((one) => (
              <option key={one} value={one}>
                {t(`document.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <p className="buttons">
        <button type="submit" className="secondary">
          {t('document.list.narrow')}
        </button>
      </p>
    </form>
  );
}

function columnsOf(t: Texts, code: string): TableColumn<ListedDocument>[] {
  return [
    {
      key: 'title',
      header: t('document.form.title.name'),
      cell: ({ id, title }) => (
        <a lang="fi" href={`/${t.language}${documentAddress(code, id)}`}>
          {title}
        </a>
      ),
    },
    { key: 'kind', header: t('document.form.kind.name'), cell: (document) => <DocumentFacts {...document} /> },
    {
      key: 'sent',
      header: t('document.list.sent'),
      cell: ({ latest }) =>
        t('document.list.sent-by', {
          at: t.dateTime(latest.uploadedAt),
          name: latest.uploadedBy,
          number: latest.number,
        }),
    },
    {
      key: 'file',
      header: t('document.list.file'),
      cell: ({ id, latest }) =>
        latest.removed ? (
          t('document.version.removed-short')
        ) : (
          <a href={`/${t.language}${fileAddress(code, id, latest.number)}`}>
            {latest.fileName} ({t.fileSize(latest.size)})
          </a>
        ),
    },
  ];
}
