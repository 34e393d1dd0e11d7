import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

/** Says that the register tells nothing of a project, and offers to look for its code elsewhere. */
export function UnknownProject({ code }: { code: string }) {
  const t = useTexts();
  const title = t('register.project.unknown', { code });
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <Breadcrumb items={[{ label: t('register.projects.title'), href: `/${t.language}/projects` }]} current={code} />
      <PageHeading title={title} lead={t('register.project.unknown-explained')} />
      <p>
        <a href={`/${t.language}/projects?q=${encodeURIComponent(code)}`}>
          {t('register.project.unknown-search', { code })}
        </a>
      </p>
    </>
  );
}
