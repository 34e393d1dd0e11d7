import { everything, type FacetId, listAddress, withChosen } from '#features/search/public.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { Section } from '#ui/section.tsx';
import { statisticsAddress } from '../address.model.ts';
import type { WordedChoice } from '../facet-choice.model.ts';
import { getFrontPage } from '../front-page.queries.server.ts';
import { ProjectsMap } from '../parts/projects-map.tsx';
import type { Route } from './+types/front';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  return getFrontPage(readFrom(context), textsFor(pageRequestFrom(context).language));
}

export default function FrontPage({
  loaderData: { total, placed, themes, periods, byRegion, regionNames },
}: Route.ComponentProps) {
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
      <p>
        <a href={listAddress(t.language, everything)}>{t('register.front.all', { count: total })}</a>
      </p>
      <div className="side-by-side">
        <div>
          <Section id="themes" title={t('register.front.by-theme')}>
            <Choices facet="theme" choices={themes} />
          </Section>
          <Section id="periods" title={t('register.front.by-period')}>
            <Choices facet="period" choices={periods} />
            <p>
              <a href={statisticsAddress(t.language, everything)}>{t('register.front.statistics')}</a>
            </p>
          </Section>
        </div>
        {/* A map of what is not known would mislead. */}
        {placed * 2 > total && (
          <ProjectsMap question={everything} byRegion={byRegion} names={regionNames} placed={placed} total={total} />
        )}
      </div>
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

function Choices({ facet, choices }: { facet: FacetId; choices: readonly WordedChoice[] }) {
  const t = useTexts();
  return (
    <ul>
      {choices.map(({ value, text, lang, count }) => (
        <li key={value}>
          <a href={listAddress(t.language, withChosen(everything, facet, [value]))} lang={lang}>
            {text}
          </a>{' '}
          ({t.number(count)})
        </li>
      ))}
    </ul>
  );
}
