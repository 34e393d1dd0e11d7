import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { Section } from '#ui/section.tsx';
import { NewProjectFrame } from '../parts/new-project-frame.tsx';
import { listCoordinationProjects } from '../profile.queries.server.ts';
import type { Route } from './+types/new';

export const handle = { permission: 'project.create' } satisfies PageHandle;

export async function loader({ context }: Route.LoaderArgs) {
  return { coordinations: await readAs(context, listCoordinationProjects) };
}

export default function NewPage({ loaderData: { coordinations } }: Route.ComponentProps) {
  const t = useTexts();
  const projects = `/${t.language}/workspace/projects`;
  return (
    <NewProjectFrame title={t('project.new.title')} lead={t('project.new.lead')}>
      <Section id="parallel" title={t('project.new.parallel')}>
        <p>{t('project.new.parallel-explained')}</p>
        {coordinations.length === 0 && <p>{t('project.new.no-coordination')}</p>}
        <ul className="link-list">
          {coordinations.map(({ code, name }) => (
            <li key={code}>
              <a href={`${projects}/${code}/parallel`}>
                {code} <span lang="fi">{name}</span>
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="light" title={t('project.new.light')}>
        <p>{t('project.new.light-explained')}</p>
        <p>
          {coordinations.length > 0 ? (
            <a href={`${projects}/new/light`}>{t('project.new.light-link')}</a>
          ) : (
            t('project.new.light-none')
          )}
        </p>
      </Section>
      <Section id="own" title={t('project.new.own')}>
        <p>{t('project.new.own-explained')}</p>
        <p>
          <a href={`${projects}/new/own`}>{t('project.new.own-link')}</a>
        </p>
      </Section>
    </NewProjectFrame>
  );
}
