import { redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
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
    return refusalAnswer(error);
  }
}

export default function NewEditPage({ loaderData: { words, projects }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('description.new.title')} service={t('site.service.name')} />
      <PageHeading title={t('description.new.title')} lead={t('description.new.lead')} />
      <RefusalNotice refusal={actionData?.refusal} />
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
      <UnknownProjectForm />
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

function UnknownProjectForm() {
  const t = useTexts();
  return (
    <Section id="unknown" title={t('description.new.unknown')}>
      <p>{t('description.new.unknown-explained')}</p>
      <form method="post" className="action-form">
        <div className="field">
          <label htmlFor="code">{t('description.new.code')}</label>
          <p className="hint" id="code-hint">
            {t('description.new.code-hint')}
          </p>
          <input id="code" name="code" required maxLength={10} autoComplete="off" aria-describedby="code-hint" />
        </div>
        <div className="field">
          <label htmlFor="form">{t('description.new.form')}</label>
          <select id="form" name="form" required defaultValue="">
            <option value="">{t('description.new.choose-form')}</option>
            {forms.map(({ id }) => (
              <option key={id} value={id}>
                {formName(id, t)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{t('description.new.begin')}</button>
      </form>
    </Section>
  );
}
