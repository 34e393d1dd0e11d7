import { countProjects } from '#features/description/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { readFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { Section } from '#ui/section.tsx';
import { listAddress } from '../address.model.ts';
import type { Route } from './+types/front';

export async function loader({ context }: Route.LoaderArgs) {
  return { projects: await countProjects(readFrom(context)) };
}

export default function FrontPage({ loaderData: { projects } }: Route.ComponentProps) {
  const t = useTexts();
  const every = { words: '', on: undefined, page: 1 };
  return (
    <>
      <PageTitle
        title={t('site.service.name')}
        service={t('site.service.name')}
        description={t('register.front.purpose')}
      />
      <PageHeading title={t('register.front.title')} lead={t('register.front.purpose')} />
      <SearchForm
        prominent
        action={`/${t.language}/projects`}
        name="q"
        label={t('register.front.search-label')}
        hint={t('register.front.search-hint')}
        submitLabel={t('register.front.search')}
      />
      <p>
        <a href={listAddress(t.language, every)}>{t('register.front.all', { count: projects })}</a>
      </p>
      <Section id="what" title={t('register.front.what-title')}>
        <ul>
          <li>{t('register.front.what-form')}</li>
          <li>{t('register.front.what-versions')}</li>
          <li>{t('register.front.what-source')}</li>
          <li>{t('register.front.what-files')}</li>
        </ul>
      </Section>
    </>
  );
}
