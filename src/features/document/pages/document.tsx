import { data, redirect } from 'react-router';
import { History } from '#features/audit/public.parts.ts';
import { historyOf } from '#features/audit/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { refusalText } from '#features/view/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { addDocumentVersion } from '../document.commands.server.ts';
import type { DocumentVersion } from '../document.model.ts';
import { documentPolicy } from '../document.policy.ts';
import { getDocument } from '../document.queries.server.ts';
import { documentAddress, fileAddress, publicityAddress } from '../document-address.model.ts';
import { FileField } from '../parts/file-field.tsx';
import { PublicState } from '../parts/public-state.tsx';
import { sentFileFrom } from '../sent-file.server.ts';
import type { Route } from './+types/document';

export const handle = { permission: 'document.read', accepts: 'file' } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const dones = ['added', 'version', 'corrected', 'removed', 'published', 'withdrawn'] as const;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const said = new URL(request.url).searchParams.get('done');
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.read', head.place);
    const document = await getDocument(read, actor, head, rowNumber(params.document));
    return {
      head,
      document,
      done: dones.find((done) => done === said),
      history: await historyOf(read, { kind: 'document', id: document.id }),
      mayPublish: may(documentPolicy, actor, 'document.publish', head.place),
      mayAddVersion: may(documentPolicy, actor, 'document.add-version', head.place),
      mayCorrect: may(documentPolicy, actor, 'document.correct', head.place),
      mayRemove: may(documentPolicy, actor, 'document.remove-file', head.place),
    };
  });
}

/** Adds a version. */
export async function action({ context, request, params }: Route.ActionArgs) {
  await readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.add-version', head.place);
  });
  const file = await sentFileFrom(await request.formData(), 'file');
  if ('problem' in file) return data({ problem: file.problem, refusal: undefined }, 422);
  const id = rowNumber(params.document);
  try {
    const address = await actAs(context, async (tx, actor, { clock }) => {
      const project = await findProjectHead(reading(tx), actor, params.code);
      await addDocumentVersion(tx, actor, clock, { project, id, file });
      return documentAddress(project.code, id);
    });
    return redirect(`/${pageRequestFrom(context).language}${address}?done=version`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ problem: undefined, refusal: { code: error.code, details: error.details } }, 422);
  }
}

export default function DocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, document, done, history, mayPublish, mayAddVersion, mayCorrect, mayRemove } = loaderData;
  const t = useTexts();
  const here = `/${t.language}${documentAddress(head.code, document.id)}`;
  const wrong = actionData?.problem
    ? t(`document.file.problem.${actionData.problem}`)
    : actionData?.refusal && refusalText(t, actionData.refusal);
  return (
    <ProjectFrame head={head} current="documents" title={document.title}>
      <ErrorSummary errors={wrong === undefined ? [] : [{ fieldId: 'file', message: wrong }]} />
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`document.done.${done}`)} />
        </div>
      )}
      <DefinitionList
        items={[
          { label: t('document.form.kind.name'), value: t(`document.kind.${document.kind}`) },
          { label: t('document.form.visibility.name'), value: t(`document.visibility.${document.visibility}`) },
          { label: t('document.public.name'), value: <PublicState document={document} code={head.code} /> },
        ]}
      />
      {mayCorrect && (
        <p>
          <a href={`${here}/edit`}>{t('document.correct.title')}</a>
        </p>
      )}
      {mayPublish && (
        <p>
          <a href={`/${t.language}${publicityAddress(head.code, document.id)}`}>
            {t(document.publicNumber === null ? 'document.public.to-publish' : 'document.public.to-change')}
          </a>
        </p>
      )}
      <Section id="versions" title={t('document.version.title')}>
        <DataTable
          caption={t('document.version.title')}
          hideCaption
          columns={columnsOf(t, { code: head.code, id: document.id, mayRemove })}
          rows={document.versions}
          rowKey={({ number }) => number}
        />
      </Section>
      {mayAddVersion && (
        <Section id="add-version" title={t('document.version.add')}>
          <p>{t('document.version.older-stay')}</p>
          <form method="post" encType="multipart/form-data">
            <FileField problem={actionData?.problem} />
            <button type="submit">{t('document.version.send')}</button>
          </form>
        </Section>
      )}
      <History entries={history} />
    </ProjectFrame>
  );
}

function columnsOf(
  t: Texts,
  { code, id, mayRemove }: { code: string; id: number; mayRemove: boolean },
): TableColumn<DocumentVersion>[] {
  const addressOf = (number: number) => `/${t.language}${fileAddress(code, id, number)}`;
  return [
    { key: 'number', header: t('document.version.number'), cell: ({ number }) => t.number(number) },
    {
      key: 'file',
      header: t('document.list.file'),
      cell: ({ number, fileName, size, removed }) =>
        removed ? (
          t('document.version.removed', { at: t.dateTime(removed.at), name: removed.by, reason: removed.reason })
        ) : (
          <a href={addressOf(number)}>
            {fileName} ({t.fileSize(size)})
          </a>
        ),
    },
    {
      key: 'sent',
      header: t('document.list.sent'),
      cell: ({ uploadedAt, uploadedBy }) => `${t.dateTime(uploadedAt)}, ${uploadedBy}`,
    },
    {
      key: 'sha256',
      header: t('document.version.digest'),
      cell: ({ sha256 }) => <code>{sha256.slice(0, 16)}…</code>,
    },
    ...(mayRemove
      ? [
          {
            key: 'remove',
            header: t('document.remove.column'),
            cell: ({ number, removed }: DocumentVersion) =>
              removed ? null : (
                <a href={`${addressOf(number)}/remove`}>
                  {t('document.remove.link')}
                  <span className="visually-hidden"> {number}</span>
                </a>
              ),
          },
        ]
      : []),
  ];
}
