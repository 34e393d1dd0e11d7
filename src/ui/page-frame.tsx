import type { PropsWithChildren, ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

export interface NavigationItem {
  label: string;
  href: string;
  /** Whether one is there, or at a place below it. */
  current: boolean;
  /** The places of which this is the head; it leads to the first of them. */
  below?: readonly NavigationItem[];
}

export interface LanguageItem extends Omit<NavigationItem, 'below'> {
  /** Language code: the name of a language is written, and spoken, in that language. */
  language: string;
}

interface PageFrameProps {
  serviceName: string;
  serviceDescription: string;
  home: string;
  navigation: readonly NavigationItem[];
  languages: readonly LanguageItem[];
  /** Beside the languages: who has signed in, or the way to do so. */
  account: ReactNode;
  /** Where there are many places to go to: on a narrow screen they are folded behind a button. */
  isFolded?: boolean;
  footer: ReactNode;
  children: ReactNode;
}

/** Header, main navigation, main content and footer: the same on every page. */
export function PageFrame(props: PageFrameProps) {
  const t = useTexts();
  const { isFolded = false } = props;
  return (
    <>
      <a className="skip-link" href="#content">
        {t('ui.frame.skip-to-content')}
      </a>
      <header className="site-header">
        <div className={isFolded ? 'site-header-inner folded' : 'site-header-inner'}>
          <a className="site-name" href={props.home}>
            <ServiceMark />
            <span>
              <strong>{props.serviceName}</strong>
              <span className="site-description">{props.serviceDescription}</span>
            </span>
          </a>
          {isFolded ? (
            <FoldedPlaces>
              <Beside {...props} />
              <MainNavigation items={props.navigation} />
            </FoldedPlaces>
          ) : (
            <Beside {...props} />
          )}
        </div>
        {!isFolded && <MainNavigation items={props.navigation} />}
      </header>
      <main id="content" tabIndex={-1}>
        {props.children}
      </main>
      <footer className="site-footer">
        <div>{props.footer}</div>
      </footer>
    </>
  );
}

/** Unfolded by the style sheet where there is room; a browser that cannot be told so shows the button there too. */
function FoldedPlaces({ children }: PropsWithChildren) {
  const t = useTexts();
  return (
    <details className="site-menu">
      <summary>{t('ui.frame.menu')}</summary>
      <div className="site-places">{children}</div>
    </details>
  );
}

function Beside({ account, languages }: Pick<PageFrameProps, 'account' | 'languages'>) {
  const t = useTexts();
  return (
    <>
      <div className="account">{account}</div>
      <nav className="language-switch" aria-label={t('ui.frame.languages')}>
        <ul>
          {languages.map(({ language, href, current, label }) => (
            <li key={language}>
              <a href={href} lang={language} hrefLang={language} aria-current={current || undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function MainNavigation({ items }: { items: readonly NavigationItem[] }) {
  const t = useTexts();
  return (
    <nav className="main-navigation" aria-label={t('ui.frame.navigation')}>
      <Places items={items} />
    </nav>
  );
}

/** Where there is room only the places below the current head are shown, in a row of their own. */
function Places({ items }: { items: readonly NavigationItem[] }) {
  return (
    <ul>
      {items.map(({ href, current, label, below }) => (
        <li key={href}>
          <a href={href} aria-current={current ? (below ? 'true' : 'page') : undefined}>
            {label}
          </a>
          {below && <Places items={below} />}
        </li>
      ))}
    </ul>
  );
}

function ServiceMark() {
  return (
    <svg className="site-mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="3" />
      <path d="M9 7h4v7.6L20 7h5l-8 8.6L25.4 25h-5.2L13 16.7V25H9z" />
    </svg>
  );
}
