import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { addDocument } from '../document.commands.server.ts';
import { documentKinds, longestTitle, titleOf, titleProblem, visibilities } from '../document.model.ts';
import { documentPolicy } from '../document.policy.ts';
import { documentAddress, documentsAddress } from '../document-address.model.ts';
import { FileField } from '../parts/file-field.tsx';
import { sentFileFrom } from '../sent-file.server.ts';
import type { Route } from './+types/add-document';

export const handle = { permission: 'document.add', accepts: 'file' } satisfies PageHandle;

export function loader({ context, params: { code } }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(documentPolicy, actor, 'document.add', head.place);
    return { head, mayRestrict: may(documentPolicy, actor, 'document.read-restricted', head.place) };
  });
}

export async function action({ context, request, params: { code } }: Route.ActionArgs) {
  // Whoever may not add here is refused before the file is looked into.
  await readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, code);
    permit(documentPolicy, actor, 'document.add', head.place);
  });
  const form = await request.formData();
  const file = await sentFileFrom(form, 'file');
  const written = sentText(form, 'title').trim();
  const title = written === '' && 'name' in file ? titleOf(file.name) : written;
  const kind = documentKinds.find((one) => one === sentText(form, 'kind'));
  const visibility = visibilities.find((one) => one === sentText(form, 'visibility')) ?? 'parties';
  const problems = {
    file: 'problem' in file ? file.problem : undefined,
    title: 'problem' in file && written === '' ? undefined : titleProblem(title),
    kind: kind ? undefined : ('missing' as const),
  };
  if ('problem' in file || problems.title || !kind)
    return data({ problems, title: written, kind: kind ?? '', visibility }, 422);
  const address = await actAs(context, async (tx, actor, { clock }) => {
    const project = await findProjectHead(reading(tx), actor, code);
    const id = await addDocument(tx, actor, clock, { project, facts: { title, kind, visibility }, file });
    return documentAddress(project.code, id);
  });
  return redirect(`/${pageRequestFrom(context).language}${address}?done=added`, 303);
}

export default function AddDocumentPage({ loaderData: { head, mayRestrict }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const problems = actionData?.problems;
  const summary = [
    ...(problems?.file ? [{ fieldId: 'file', message: t(`document.file.problem.${problems.file}`) }] : []),
    ...(problems?.title
      ? [{ fieldId: 'title', message: t(`document.title.problem.${problems.title}`, { most: longestTitle }) }]
      : []),
    ...(problems?.kind ? [{ fieldId: 'kind', message: t('document.kind-field.missing') }] : []),
  ];
  return (
    <ProjectFrame head={head} current="documents" title={t('document.add.title')}>
      <ErrorSummary errors={summary} />
      <form method="post" encType="multipart/form-data">
        <FileField problem={problems?.file} />
        <TitleField value={actionData?.title ?? ''} problem={problems?.title} />
        <KindField value={actionData?.kind ?? ''} isMissing={problems?.kind !== undefined} />
        {mayRestrict && <VisibilityField value={actionData?.visibility ?? 'parties'} />}
        <p className="hint">{t('document.add.no-clients')}</p>
        <p className="buttons">
          <button type="submit">{t('document.add.send')}</button>{' '}
          <a className="button-like" href={`/${t.language}${documentsAddress(head.code)}`}>
            {t('document.add.cancel')}
          </a>
        </p>
      </form>
    </ProjectFrame>
  );
}

function TitleField({ value, problem }: { value: string; problem: 'missing' | 'too-long' | undefined }) {
  const t = useTexts();
  const messages = problem
    ? [{ kind: 'error' as const, text: t(`document.title.problem.${problem}`, { most: longestTitle }) }]
    : [];
  return (
    <FormField
      id="title"
      label={t('document.form.title.name')}
      hint={t('document.title.hint')}
      optional
      messages={messages}
    >
      {(attributes) => <LineInput name="title" value={value} attributes={attributes} />}
    </FormField>
  );
}

function KindField({ value, isMissing }: { value: string; isMissing: boolean }) {
  const t = useTexts();
  return (
    <FormField
      id="kind"
      label={t('document.form.kind.name')}
      messages={isMissing ? [{ kind: 'error', text: t('document.kind-field.missing') }] : []}
    >
      {(attributes) => (
        <select {...attributes} name="kind" defaultValue={value}>
          <option value="">{t('ui.field.not-chosen')}</option>
          {documentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`document.kind.${kind}`)}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}

function VisibilityField({ value }: { value: string }) {
  const t = useTexts();
  return (
    <FormField
      id="visibility"
      label={t('document.form.visibility.name')}
      hint={t('document.form.visibility.explained')}
    >
      {(attributes) => (
        <select {...attributes} name="visibility" defaultValue={value}>
          {visibilities.map((visibility) => (
            <option key={visibility} value={visibility}>
              {t(`document.visibility.${visibility}`)}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}
