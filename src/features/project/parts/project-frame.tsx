import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Tag } from '#ui/tag.tsx';
import type { ProjectHead } from '../head.model.ts';
import { type ProjectSection, projectWorkAddress } from '../section.model.ts';
import { StatusTag } from './status-tag.tsx';

interface ProjectFrameProps {
  head: ProjectHead;
  current: ProjectSection;
  /** What the page is called where it lies below its section: "Edit", "A new milestone". */
  title?: string;
  /** The language of that, when it is not the page's. */
  titleLang?: string;
  children: ReactNode;
}

/** A page about a project: where one is, what the project is called and is, and what else there is of it. */
export function ProjectFrame({ head, current, title, titleLang, children }: ProjectFrameProps) {
  const t = useTexts();
  const section = t(`project.section.${current}`);
  const above = [
    { label: t('project.frame.projects'), href: `/${t.language}/workspace/projects` },
    ...(current === 'overview' && title === undefined
      ? []
      : [{ label: head.code, href: projectWorkAddress(t.language, head.code) }]),
    ...(current === 'overview' || title === undefined
      ? []
      : [{ label: section, href: projectWorkAddress(t.language, head.code, current) }]),
  ];
  const here = title ?? (current === 'overview' ? head.code : section);
  return (
    <>
      <PageTitle title={here === head.code ? head.name : `${here} – ${head.name}`} service={t('site.service.name')} />
      <Breadcrumb items={above} current={here} currentLang={titleLang} />
      <PageHeading title={head.name} lang="fi" kicker={<Kicker head={head} />} />
      <Sections head={head} current={current} />
      {title !== undefined && <h2 lang={titleLang}>{title}</h2>}
      {children}
    </>
  );
}

function Kicker({ head: { code, isProvisional, isLight, kind, status } }: { head: ProjectHead }) {
  const t = useTexts();
  return (
    <>
      {code} · {t(`project.kind.${kind}`)} {isProvisional && <Tag>{t('project.frame.provisional')}</Tag>}{' '}
      {isLight && <Tag>{t('project.frame.light')}</Tag>} {status && <StatusTag status={status} />}
    </>
  );
}

function Sections({ head: { code, sections }, current }: Pick<ProjectFrameProps, 'head' | 'current'>) {
  const t = useTexts();
  if (sections.length < 2) return null;
  return (
    <nav className="section-navigation" aria-label={t('project.frame.sections')}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <a
              href={projectWorkAddress(t.language, code, section)}
              aria-current={section === current ? 'true' : undefined}
            >
              {t(`project.section.${section}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
