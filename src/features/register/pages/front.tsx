import { useTexts } from '#platform/i18n/use-texts.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { SearchForm } from '#ui/search-form.tsx';

export default function FrontPage() {
  const t = useTexts();
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
    </>
  );
}
