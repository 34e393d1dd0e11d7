import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

export interface NavigationItem {
  label: string;
  href: string;
  current: boolean;
}

export interface LanguageItem extends NavigationItem {
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
  footer: ReactNode;
  children: ReactNode;
}

/** Header, main navigation, main content and footer: the same on every page. */
export function PageFrame(props: PageFrameProps) {
  const t = useTexts();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('ui.frame.skip-to-content')}
      </a>
      <header className="site-header">
        <div className="site-header-inner">
          <a className="site-name" href={props.home}>
            <ServiceMark />
            <span>
              <strong>{props.serviceName}</strong>
              <span className="site-description">{props.serviceDescription}</span>
            </span>
          </a>
          <div className="account">{props.account}</div>
          <nav className="language-switch" aria-label={t('ui.frame.languages')}>
            <ul>
              {props.languages.map((item) => (
                <li key={item.language}>
                  <a
                    href={item.href}
                    lang={item.language}
                    hrefLang={item.language}
                    aria-current={item.current || undefined}
                  >
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <nav className="main-navigation" aria-label={t('ui.frame.navigation')}>
          <ul>
            {props.navigation.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
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

function ServiceMark() {
  return (
    <svg className="site-mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="3" />
      <path d="M9 7h4v7.6L20 7h5l-8 8.6L25.4 25h-5.2L13 16.7V25H9z" />
    </svg>
  );
}
