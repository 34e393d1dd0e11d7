import { useTexts } from '#platform/i18n/use-texts.ts';

interface BreadcrumbProps {
  /** The pages above this one, outermost first. */
  items: readonly { label: string; href: string; lang?: string }[];
  /** This page. */
  current: string;
  /** The language of what this page is called, when it is not the page's. */
  currentLang?: string | undefined;
}

export function Breadcrumb({ items, current, currentLang }: BreadcrumbProps) {
  const t = useTexts();
  return (
    <nav className="breadcrumb" aria-label={t('ui.breadcrumb.label')}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} lang={item.lang}>
              {item.label}
            </a>
          </li>
        ))}
        <li aria-current="page" lang={currentLang}>
          {current}
        </li>
      </ol>
    </nav>
  );
}
