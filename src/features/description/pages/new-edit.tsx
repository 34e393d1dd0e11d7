import { data, redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { type Refusal, refusalText } from '#features/view/public.ts';
import { Forbidden } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FormField } from '#ui/form-field.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { openEdit } from '../edit.commands.server.ts';
import { editAddress } from '../edit-address.model.ts';
import { formName } from '../edit-list.model.ts';
import { listOwnProjects, type OwnProject } from '../edit-list.queries.server.ts';
import { forms } from '../forms/form-catalogue.model.ts';
import { refusalAnswer } from '../refusal-answer.ts';
import type { Route } from './+types/new-edit';

export const handle = { permission: 'description.open', script: true } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const words = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200);
  return { words, projects: await readAs(context, (read, actor) => listOwnProjects(read, actor, words)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const sent = await request.formData();
  const text = (name: string) => sentText(sent, name).trim();
  const wanted = { projectCode: text('code').toUpperCase(), form: text('form') || undefined };
  try {
    const { id } = await actAs(context, (tx, actor, { clock }) => openEdit(tx, actor, clock, wanted));
    return redirect(editAddress(pageRequestFrom(context).language, id), 303);
  } catch (error) {
    const written = { code: text('code'), form: text('form'), isWritten: sent.has('form') };
    // Who may begin none at all does not come here: what is not permitted is the project of others.
    if (error instanceof Forbidden) {
      const refusal = { code: 'description.refused.foreign-project', details: { code: wanted.projectCode } };
      return data({ refusal, ...written }, 403);
    }
    const { data: answer, init } = refusalAnswer(error);
    return data({ ...answer, ...written }, init ?? undefined);
  }
}

export default function NewEditPage({ loaderData: { words, projects }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const written = actionData?.isWritten ? actionData : undefined;
  return (
    <>
      <PageTitle title={t('description.new.title')} service={t('site.service.name')} />
      <PageHeading title={t('description.new.title')} lead={t('description.new.lead')} />
      {written ? (
        <ErrorSummary errors={[{ fieldId: fieldOf(written), message: refusalText(t, written.refusal) }]} />
      ) : (
        <RefusalNotice refusal={actionData?.refusal} />
      )}
      <Section id="own" title={t('description.new.own')}>
        <form className="search-form" method="get">
          <label htmlFor="q">{t('description.list.words')}</label>
          <div className="search-row">
            <input id="q" name="q" type="search" maxLength={200} defaultValue={words} />
            <button type="submit">{t('description.new.search')}</button>
          </div>
        </form>
        <OwnProjects projects={projects} />
      </Section>
      <UnknownProjectForm written={written} />
    </>
  );
}

function OwnProjects({ projects }: { projects: readonly OwnProject[] }) {
  const t = useTexts();
  if (projects.length === 0) return <p>{t('description.new.none')}</p>;
  return (
    <DataTable
      caption={t('description.new.own')}
      hideCaption
      rows={projects}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'project',
          header: t('description.list.project'),
          cell: ({ code, name }) => (
            <a href={`/${t.language}/workspace/descriptions/project/${code}`}>
              {code} <span lang="fi">{name}</span>
            </a>
          ),
        },
        { key: 'act', header: t('description.new.act'), cell: (project) => <BeginOrGoOn project={project} /> },
      ]}
    />
  );
}

function BeginOrGoOn({ project: { code, editId } }: { project: OwnProject }) {
  const t = useTexts();
  if (editId !== null) return <a href={editAddress(t.language, editId)}>{t('description.new.go-on')}</a>;
  return (
    <form method="post">
      <input type="hidden" name="code" value={code} />
      <button type="submit" className="secondary">
        {t('description.new.begin')} <span className="visually-hidden">{code}</span>
      </button>
    </form>
  );
}

/** What was written into the form for a project that the register does not know, and why it was refused. */
interface Written {
  readonly code: string;
  readonly form: string;
  readonly refusal: Refusal;
}

/** The field that is to be mended; without a choice of form it is that, else the code. */
function fieldOf({ refusal }: Written): 'code' | 'form' {
  return refusal.code === 'description.refused.form' ? 'form' : 'code';
}

function UnknownProjectForm({ written }: { written: Written | undefined }) {
  const t = useTexts();
  const messagesOf = (field: 'code' | 'form') =>
    written && fieldOf(written) === field ? [{ kind: 'error' as const, text: refusalText(t, written.refusal) }] : [];
  return (
    <Section id="unknown" title={t('description.new.unknown')}>
      <p>{t('description.new.unknown-explained')}</p>
      <form method="post" className="action-form">
        <FormField
          id="code"
          label={t('description.new.code')}
          hint={t('description.new.code-hint')}
          messages={messagesOf('code')}
        >
          {(attributes) => (
            <input
              {...attributes}
              name="code"
              required
              maxLength={10}
              autoComplete="off"
              defaultValue={written?.code ?? ''}
            />
          )}
        </FormField>
        <FormField id="form" label={t('description.new.form')} messages={messagesOf('form')}>
          {(attributes) => (
            <select {...attributes} name="form" required defaultValue={written?.form ?? ''}>
              <option value="">{t('description.new.choose-form')}</option>
              {forms.map(({ id }) => (
                <option key={id} value={id}>
                  {formName(id, t)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <button type="submit">{t('description.new.begin')}</button>
      </form>
    </Section>
  );
}
