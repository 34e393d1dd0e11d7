import { useTexts } from '#platform/i18n/use-texts.ts';

interface BreadcrumbProps {
  /** The pages above this one, outermost first. */
  items: readonly { label: string; href: string }[];
  /** This page. */
  current: string;
}

export function Breadcrumb({ items, current }: BreadcrumbProps) {
  const t = useTexts();
  return (
    <nav className="breadcrumb" aria-label={t('ui.breadcrumb.label')}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
