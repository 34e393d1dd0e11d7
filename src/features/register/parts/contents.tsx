import { sectionsForDisplay } from '#features/description/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { regionsOnMap } from '../area-on-map.model.ts';
import type { ProjectPage } from '../project-page.queries.server.ts';
import { headingOf } from './description-view.tsx';

/** Links to the main parts of a project's page. */
export function Contents({ page: { version, told, family, documents, akin, mentions } }: { page: ProjectPage }) {
  const t = useTexts();
  const headings = sectionsForDisplay(version.record).map((section) => headingOf(section, t));
  const parts = [
    ...(regionsOnMap(told.fields).length > 0 ? [{ id: 'map', title: t('register.map.title') }] : []),
    ...(family ? [{ id: 'links', title: t('register.project.links') }] : []),
    ...headings.filter(({ level }) => level === 2),
    ...(documents.length > 0 ? [{ id: 'documents', title: t('register.documents.title') }] : []),
    ...(akin.length > 0 ? [{ id: 'similar', title: t('register.similar.title') }] : []),
    ...(mentions.total > 0 ? [{ id: 'mentions', title: t('register.mention.title') }] : []),
    { id: 'versions', title: t('register.project.versions') },
    { id: 'source', title: t('register.project.source') },
    { id: 'files', title: t('register.project.files') },
  ];
  return (
    <nav className="contents" aria-label={t('register.project.contents')}>
      <h2>{t('register.project.contents')}</h2>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
