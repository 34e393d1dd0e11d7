import font from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import type { PropsWithChildren } from 'react';
import { languageNames, languages, pathInLanguage } from '#platform/i18n/language.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest, type Viewer } from '#platform/web/page-request.ts';
import icon from '#ui/icon.svg?inline';
import { type NavigationItem, PageFrame } from '#ui/page-frame.tsx';
import styles from '#ui/site.css?url';
import workspaceStyles from '#ui/workspace.css?url';
// oxlint-disable-next-line import/default -- Vite bundles the script and gives its address.
import signInScript from './browser/sign-in.ts?worker&url';
// oxlint-disable-next-line import/default -- The same.
import workspaceScript from './browser/workspace.ts?worker&url';
import { OpenGlass } from './open-glass.tsx';
import { placesByHead } from './workspace-sections.ts';

const scripts = { workspace: workspaceScript, 'sign-in': signInScript } as const;

/** The whole HTML document around a page: head, header, navigation and footer of the service. */
export function SiteDocument({ children }: PropsWithChildren) {
  const { language, viewer, script } = usePageRequest();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={styles} />
        {viewer && <link rel="stylesheet" href={workspaceStyles} />}
        <link rel="icon" href={icon} type="image/svg+xml" />
        {viewer ? <meta name="robots" content="noindex" /> : <SameInOtherLanguages />}
        {script && <script type="module" src={scripts[script]} />}
      </head>
      <body>
        <ServiceFrame>{children}</ServiceFrame>
      </body>
    </html>
  );
}

function SameInOtherLanguages() {
  const { origin, path, query } = usePageRequest();
  const address = origin + path + query;
  const addressIn = (language: (typeof languages)[number]) => origin + pathInLanguage(path, language) + query;
  return (
    <>
      <link rel="canonical" href={address} />
      {languages.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={addressIn(language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={addressIn('fi')} />
    </>
  );
}

function ServiceFrame({ children }: PropsWithChildren) {
  const t = useTexts();
  const { language, path, query, viewer } = usePageRequest();
  const home = `/${language}`;
  const projects = `${home}/projects`;
  const statistics = `${home}/statistics`;
  const training = `${home}/training`;
  const workspace = `${home}/workspace`;
  const registerNavigation = [
    { label: t('site.navigation.front'), href: home, current: path === home },
    { label: t('site.navigation.projects'), href: projects, current: path.startsWith(projects) },
    { label: t('site.navigation.statistics'), href: statistics, current: path === statistics },
    { label: t('site.navigation.training'), href: training, current: path.startsWith(training) },
  ];
  const workspaceNavigation = ({ sections }: Viewer) =>
    placesByHead(sections).map(([head, places]): NavigationItem => {
      const below = places.map(({ key, address }) => {
        const href = workspace + address;
        const current = address === '' ? path === href : path.startsWith(href);
        return { label: t(`site.workspace.${key}`), href, current };
      });
      if (below.length === 1) return below[0] as NavigationItem;
      const current = below.some((item) => item.current);
      return { label: t(head), href: below[0]?.href ?? workspace, current, below };
    });
  return (
    <PageFrame
      serviceName={t('site.service.name')}
      serviceDescription={t(viewer ? 'site.service.workspace' : 'site.service.description')}
      home={viewer ? workspace : home}
      isFolded={viewer !== undefined}
      navigation={viewer ? workspaceNavigation(viewer) : registerNavigation}
      account={viewer ? <SignedIn viewer={viewer} /> : <a href={workspace}>{t('site.account.sign-in')}</a>}
      languages={languages.map((other) => ({
        language: other,
        label: languageNames[other],
        href: pathInLanguage(path, other) + query,
        current: other === language,
      }))}
      footer={
        <>
          <p>{t('site.footer.about')}</p>
          <nav aria-label={t('site.footer.links')}>
            <ul>
              <li>
                <a href={`${home}/about-data`}>{t('site.footer.about-data')}</a>
              </li>
              <li>
                <a href={`${home}/open-data`}>{t('site.footer.open-data')}</a>
              </li>
              <li>
                <a href={`${home}/accessibility`}>{t('site.footer.accessibility')}</a>
              </li>
            </ul>
          </nav>
        </>
      }
    >
      {viewer && <OpenGlass glass={viewer.glass} />}
      {children}
    </PageFrame>
  );
}

/** Who has signed in, the way to the public pages, and the button to leave. */
function SignedIn({ viewer }: { viewer: Viewer }) {
  const t = useTexts();
  const { language } = usePageRequest();
  return (
    <>
      <a href={`/${language}`}>{t('site.account.to-register')}</a>
      <a href={`/${language}/workspace/notices`}>
        {t('site.account.notices')}
        {viewer.unread > 0 && ` (${t('site.account.unread', { count: viewer.unread })})`}
      </a>
      <a href={`/${language}/workspace/account`}>{viewer.name}</a>
      <form method="post" action={`/${language}/sign-out`}>
        <button type="submit" className="plain">
          {t('site.account.sign-out')}
        </button>
      </form>
    </>
  );
}
