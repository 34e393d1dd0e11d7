import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { refusalText } from '#features/view/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LongInput } from '#ui/form-input.tsx';
import { Notice } from '#ui/notice.tsx';
import { removeFile } from '../document.commands.server.ts';
import { documentPolicy } from '../document.policy.ts';
import { getDocument } from '../document.queries.server.ts';
import { documentAddress } from '../document-address.model.ts';
import type { Route } from './+types/remove-file';

export const handle = { permission: 'document.remove-file' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(documentPolicy, actor, 'document.remove-file', head.place);
    const { id, title, versions } = await getDocument(read, actor, head, rowNumber(params.document));
    const version = versions.find(({ number }) => number === rowNumber(params.number));
    if (!version || version.removed) throw new NotFound(`There is no file ${params.number} of the document.`);
    return { head, id, title, number: version.number, fileName: version.fileName };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const reason = sentText(await request.formData(), 'reason').trim();
  const [id, number] = [rowNumber(params.document), rowNumber(params.number)];
  try {
    const address = await actAs(context, async (tx, actor, { clock }) => {
      const project = await findProjectHead(reading(tx), actor, params.code);
      await removeFile(tx, actor, clock, { project, id, number, reason });
      return documentAddress(project.code, id);
    });
    return redirect(`/${pageRequestFrom(context).language}${address}?done=removed`, 303);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ code: error.code, details: error.details, reason }, 422);
  }
}

export default function RemoveFilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, id, title, number, fileName } = loaderData;
  const t = useTexts();
  const wrong = actionData && refusalText(t, actionData);
  return (
    <ProjectFrame head={head} current="documents" title={t('document.remove.title', { number })}>
      <ErrorSummary errors={wrong === undefined ? [] : [{ fieldId: 'reason', message: wrong }]} />
      <p lang="fi">
        {title}: {fileName}
      </p>
      <Notice kind="warning" title={t('document.remove.what-happens')}>
        <p>{t('document.remove.explained')}</p>
      </Notice>
      <form method="post">
        <FormField
          id="reason"
          label={t('document.remove.reason')}
          hint={t('document.remove.reason-hint')}
          messages={wrong === undefined ? [] : [{ kind: 'error', text: wrong }]}
        >
          {(attributes) => <LongInput name="reason" value={actionData?.reason ?? ''} attributes={attributes} />}
        </FormField>
        <p className="buttons">
          <button type="submit">{t('document.remove.button')}</button>{' '}
          <a className="button-like" href={`/${t.language}${documentAddress(head.code, id)}`}>
            {t('document.add.cancel')}
          </a>
        </p>
      </form>
    </ProjectFrame>
  );
}
