import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import type { Need } from '../need.model.ts';

interface NeedFrameProps {
  need: Pick<Need, 'id' | 'projectCode' | 'forWhom'>;
  /** What the page is called where it is not the need itself. */
  title?: string;
  children: ReactNode;
}

/** A page about a need. */
export function NeedFrame({ need: { id, projectCode, forWhom }, title, children }: NeedFrameProps) {
  const t = useTexts();
  const needs = `/${t.language}/workspace/needs`;
  const own = t('measure.need.of', { code: projectCode });
  return (
    <>
      <PageTitle title={title ? `${title} – ${own}` : own} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('measure.need.title'), href: needs },
          ...(title === undefined ? [] : [{ label: own, href: `${needs}/${id}` }]),
        ]}
        current={title ?? own}
      />
      <PageHeading title={title ?? own} lead={<span lang="fi">{forWhom}</span>} />
      {children}
    </>
  );
}
