import type { ReactNode } from 'react';
import { type ProjectHead, projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { coordinationAddress } from '../coordination-address.model.ts';

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
          { label: code, href: projectWorkAddress(t.language, code) },
          ...(title === undefined ? [] : [{ label: view, href: coordinationAddress(t.language, code, on) }]),
        ]}
        current={title ?? view}
      />
      <PageHeading title={title ?? view} kicker={<span lang="fi">{`${code} · ${name}`}</span>} lead={lead} />
      {children}
    </>
  );
}
