import type { ReactNode } from 'react';
import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Tag } from '#ui/tag.tsx';
import type { MeasureHead } from '../head.model.ts';
import { type MeasureSection, measureAddress } from '../section.model.ts';
import { MeasureStateTag } from './measure-state-tag.tsx';

interface MeasureFrameProps {
  head: MeasureHead;
  current: MeasureSection;
  /** What the page is called where it lies below its section: "Edit", "A new session". */
  title?: string;
  children: ReactNode;
}

/** A page about a measure: where one is, what the measure is called and is, and what else there is of it. */
export function MeasureFrame({ head, current, title, children }: MeasureFrameProps) {
  const t = useTexts();
  const section = t(`measure.section.${current}`);
  const isOverview = current === 'overview';
  const above = [
    head.isProjectOpen
      ? { label: head.projectCode, href: projectWorkAddress(t.language, head.projectCode) }
      : { label: t('measure.list.title'), href: `/${t.language}/workspace/measures` },
    ...(isOverview && title === undefined
      ? []
      : [{ label: head.name, href: measureAddress(t.language, head.id), lang: 'fi' }]),
    ...(isOverview || title === undefined
      ? []
      : [{ label: section, href: measureAddress(t.language, head.id, current) }]),
  ];
  const here = title ?? (isOverview ? head.name : section);
  return (
    <>
      <PageTitle title={here === head.name ? here : `${here} – ${head.name}`} service={t('site.service.name')} />
      <Breadcrumb items={above} current={here} currentLang={here === head.name ? 'fi' : undefined} />
      <PageHeading title={head.name} lang="fi" kicker={<Kicker head={head} />} />
      <Sections head={head} current={current} />
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </>
  );
}

function Kicker({ head: { projectCode, kind, state, isSensitive } }: { head: MeasureHead }) {
  const t = useTexts();
  return (
    <>
      {projectCode} · {t(`measure.kind.${kind}`)} <MeasureStateTag state={state} />{' '}
      {isSensitive && <Tag tone="warning">{t('measure.frame.sensitive')}</Tag>}
    </>
  );
}

function Sections({ head: { id, sections }, current }: Pick<MeasureFrameProps, 'head' | 'current'>) {
  const t = useTexts();
  if (sections.length < 2) return null;
  return (
    <nav className="section-navigation" aria-label={t('measure.frame.sections')}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <a href={measureAddress(t.language, id, section)} aria-current={section === current ? 'true' : undefined}>
              {t(`measure.section.${section}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
