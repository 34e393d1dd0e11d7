import type { AkinProject } from '#features/description/public.server.ts';
import type { NamedProject } from '#features/project/public.ts';
import { projectAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';

/** Projects like this one, each with what it has in common with it. */
export function Akin({ projects }: { projects: readonly AkinProject[] }) {
  const t = useTexts();
  if (projects.length === 0) return null;
  return (
    <Section id="similar" title={t('register.similar.title')}>
      <ul className="spaced">
        {projects.map((project) => (
          <li key={project.code}>
            <ProjectLink project={project} />
            <span className="note">
              {t('register.similar.words', { count: project.words.length })}{' '}
              <span lang="fi">{project.words.join(', ')}</span>
              {project.isOfSamePriority && `; ${t('register.similar.priority')}`}
              {project.isInSameRegion && `; ${t('register.similar.region')}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface MentionsProps {
  code: string;
  mentions: { readonly projects: readonly NamedProject[]; readonly total: number };
}

/** Projects whose texts name this one by its code. */
export function Mentions({ code, mentions: { projects, total } }: MentionsProps) {
  const t = useTexts();
  if (projects.length === 0) return null;
  const more = total - projects.length;
  return (
    <Section id="mentions" title={t('register.mention.title')}>
      <p>{t('register.mention.explained', { code, count: total })}</p>
      <ul>
        {projects.map((project) => (
          <li key={project.code}>
            <ProjectLink project={project} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href={`/${t.language}/projects?q=${code}`}>{t('register.mention.more', { count: more })}</a>
        </p>
      )}
    </Section>
  );
}

function ProjectLink({ project: { code, name } }: { project: NamedProject }) {
  const t = useTexts();
  return (
    <a href={projectAddress(t.language, code)} lang="fi">
      {name} ({code})
    </a>
  );
}
