import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { refusalText } from '#features/view/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { Invalid, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { publishDocument, withdrawDocument } from '../document.commands.server.ts';
import { documentPolicy } from '../document.policy.ts';
import { type Document, getDocument } from '../document.queries.server.ts';
import { documentAddress, fileAddress } from '../document-address.model.ts';
import { PublicState } from '../parts/public-state.tsx';
import type { Route } from './+types/publicity';

export const handle = { permission: 'document.publish' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.publish', head.place);
    return { head, document: await getDocument(read, actor, head, rowNumber(params.document)) };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const id = rowNumber(params.document);
  const act = sentText(form, 'act');
  if (act !== 'withdraw' && act !== 'publish') throw new Invalid(`There is no act '${act}' on a document.`);
  const done = act === 'withdraw' ? 'withdrawn' : 'published';
  try {
    const address = await actAs(context, async (tx, actor, { clock }) => {
      const project = await findProjectHead(reading(tx), actor, params.code);
      if (done === 'withdrawn') await withdrawDocument(tx, actor, clock, { project, id });
      else await publishDocument(tx, actor, clock, { project, id, number: rowNumber(sentText(form, 'number')) });
      return documentAddress(project.code, id);
    });
    return redirect(`/${pageRequestFrom(context).language}${address}?done=${done}`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ code: error.code, details: error.details }, 422);
  }
}

export default function PublicityPage({ loaderData: { head, document }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const address = documentAddress(head.code, document.id);
  return (
    <ProjectFrame head={head} current="documents" title={t('document.public.title', { title: document.title })}>
      <ErrorSummary errors={actionData ? [{ fieldId: 'publish', message: refusalText(t, actionData) }] : []} />
      <p>
        <PublicState document={document} code={head.code} />
      </p>
      <ToPublish document={document} code={head.code} />
      {document.publicNumber !== null && (
        <form method="post">
          <button type="submit" name="act" value="withdraw" className="secondary">
            {t('document.public.withdraw')}
          </button>
        </form>
      )}
      <ul className="actions">
        <li>
          <a href={`/${t.language}${address}`}>{t('document.public.back')}</a>
        </li>
      </ul>
    </ProjectFrame>
  );
}

/** The latest version, for everybody; or why that cannot be. */
function ToPublish({ document, code }: { document: Document; code: string }) {
  const t = useTexts();
  const [latest] = document.versions;
  if (!latest || latest.number === document.publicNumber) return null;
  const hindrance = latest.removed ? 'removed' : document.visibility === 'authority' ? 'restricted' : undefined;
  if (hindrance) return <p>{t(`document.refused.publish-${hindrance}`)}</p>;
  const { number, fileName, size } = latest;
  return (
    <>
      <Notice kind="warning" title={t('document.public.look-first')}>
        <p>{t('document.public.look-first-explained')}</p>
        <p>
          <a href={`/${t.language}${fileAddress(code, document.id, number)}`}>
            {fileName} ({t.fileSize(size)})
          </a>
        </p>
      </Notice>
      <form method="post">
        <input type="hidden" name="number" value={number} />
        <button type="submit" id="publish" name="act" value="publish">
          {t('document.public.publish', { number })}
        </button>
      </form>
    </>
  );
}
