import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

interface PurchaseFrameProps {
  /** Under which list the page lies. */
  kind: 'tenders' | 'contracts';
  /** The tender or contract above the page, and where it is below `/<language>`. */
  of?: { readonly name: string; readonly address: string };
  title: string;
  /** The title's language when it is not the page's. */
  lang?: string;
  kicker?: ReactNode;
  lead?: string;
  children: ReactNode;
}

/** A page about a tender or a contract: where one is, and what the page is called. */
export function PurchaseFrame({ kind, of, title, lang, kicker, lead, children }: PurchaseFrameProps) {
  const t = useTexts();
  const above = [
    { label: t(`procurement.${kind}.title`), href: `/${t.language}/workspace/${kind}` },
    ...(of ? [{ label: of.name, href: `/${t.language}${of.address}`, lang: 'fi' }] : []),
  ];
  return (
    <>
      <PageTitle title={of ? `${title} – ${of.name}` : title} service={t('site.service.name')} />
      <Breadcrumb items={above} current={title} currentLang={lang} />
      <PageHeading title={title} lang={lang} kicker={kicker} lead={lead} />
      {children}
    </>
  );
}
