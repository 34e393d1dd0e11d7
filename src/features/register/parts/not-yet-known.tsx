import { projectAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

/** Says that a project was not yet known on the day that was asked for, and leads to what is known now. */
export function NotYetKnown({ code, name, on }: { code: string; name: string; on: string }) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={`${name} (${code})`} service={t('site.service.name')} />
      <Breadcrumb
        items={[{ label: t('register.projects.title'), href: `/${t.language}/projects?on=${on}` }]}
        current={code}
      />
      <PageHeading title={name} lang="fi" kicker={code} />
      <Notice kind="info" title={t('register.project.not-yet-known', { date: t.date(on) })}>
        <p>
          <a href={projectAddress(t.language, code)}>{t('register.project.to-now')}</a>
        </p>
      </Notice>
    </>
  );
}
