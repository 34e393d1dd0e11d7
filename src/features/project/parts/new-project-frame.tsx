import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

interface NewProjectFrameProps {
  title: string;
  lead: string;
  /** Below the page where one chooses what to begin. */
  isForm?: boolean;
  children: ReactNode;
}

/** A page on the way to a project that there is not yet. */
export function NewProjectFrame({ title, lead, isForm = false, children }: NewProjectFrameProps) {
  const t = useTexts();
  const projects = `/${t.language}/workspace/projects`;
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('project.frame.projects'), href: projects },
          ...(isForm ? [{ label: t('project.new.title'), href: `${projects}/new` }] : []),
        ]}
        current={title}
      />
      <PageHeading title={title} lead={lead} />
      {children}
    </>
  );
}
