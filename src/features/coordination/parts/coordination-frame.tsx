import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { type ProjectHead, projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { dayNotMeant, daysShown } from '../asked-day.model.ts';
import { coordinationAddress, coordinationsAddress } from '../coordination-address.model.ts';

interface CoordinationFrameProps {
  head: ProjectHead;
  on: string;
  /** What the page is called where it lies below the view of all projects. */
  title?: string;
  lead?: string;
  children: ReactNode;
}

/** A page of the coordination of a project: where one is, and of which project. */
export function CoordinationFrame({ head: { code, name }, on, title, lead, children }: CoordinationFrameProps) {
  const t = useTexts();
  const view = t('coordination.view.title');
  return (
    <>
      <PageTitle title={`${title ?? view} – ${name}`} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('coordination.list.title'), href: coordinationsAddress(t.language) },
          { label: code, href: projectWorkAddress(t.language, code) },
          ...(title === undefined ? [] : [{ label: view, href: coordinationAddress(t.language, code, on) }]),
        ]}
        current={title ?? view}
      />
      <PageHeading title={title ?? view} kicker={<span lang="fi">{`${code} · ${name}`}</span>} lead={lead} />
      <DayAmiss on={on} />
      {children}
    </>
  );
}

/** Says that the page is as of another day than its address asks for. */
function DayAmiss({ on }: Pick<CoordinationFrameProps, 'on'>) {
  const t = useTexts();
  const [asked] = useSearchParams();
  const found = dayNotMeant(asked);
  if (found === undefined) return null;
  return (
    <div id="day-amiss" role="alert">
      <Notice kind="error" title={t('coordination.day.amiss', { found: found.slice(0, 40) })}>
        <p>{t('coordination.day.amiss-remedy', { ...daysShown, on: t.date(on) })}</p>
      </Notice>
    </div>
  );
}
