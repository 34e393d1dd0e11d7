import { projectKinds } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import type { DescribedProject } from '../described-project.queries.server.ts';

interface BeginProjectProps {
  described: DescribedProject;
  /** The form was sent and refused. */
  isRefused: boolean;
}

/** A project of which only its description is known: the place from which people begin to work with it. */
export function BeginProject({ described: { told, kind, mayBegin }, isRefused }: BeginProjectProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={told.name} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('workspace.projects.title'), href: `/${t.language}/workspace/projects` }]}
        current={told.code}
      />
      <PageHeading title={told.name} lang="fi" kicker={told.code} />
      <p>{t('workspace.begin.only-described')}</p>
      <p>
        <a href={`/${t.language}/projects/${told.code}`}>{t('workspace.project.public-page')}</a>
      </p>
      {isRefused && <ErrorSummary errors={[{ fieldId: 'kind-development', message: t('workspace.begin.no-kind') }]} />}
      {mayBegin && (
        <form method="post" className="action-form">
          <fieldset className="field choices">
            <legend>{t('workspace.begin.kind')}</legend>
            {projectKinds.map((one) => (
              <div className="choice" key={one}>
                <input type="radio" id={`kind-${one}`} name="kind" value={one} defaultChecked={one === kind} />
                <label htmlFor={`kind-${one}`}>{t(`project.kind.${one}`)}</label>
              </div>
            ))}
          </fieldset>
          <button type="submit">{t('workspace.begin.button')}</button>
        </form>
      )}
    </>
  );
}
