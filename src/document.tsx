import font from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import type { PropsWithChildren } from 'react';
import { languageNames, languages, pathInLanguage } from '#platform/i18n/language.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import icon from '#ui/icon.svg?inline';
import { PageFrame } from '#ui/page-frame.tsx';
import styles from '#ui/site.css?url';

/** The whole HTML document around a page: head, header, navigation and footer of the service. */
export function SiteDocument({ children }: PropsWithChildren) {
  const { language } = usePageRequest();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={styles} />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <SameInOtherLanguages />
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
  const { language, path, query } = usePageRequest();
  const home = `/${language}`;
  const projects = `${home}/projects`;
  const statistics = `${home}/statistics`;
  return (
    <PageFrame
      serviceName={t('site.service.name')}
      serviceDescription={t('site.service.description')}
      home={home}
      navigation={[
        { label: t('site.navigation.front'), href: home, current: path === home },
        { label: t('site.navigation.projects'), href: projects, current: path.startsWith(projects) },
        { label: t('site.navigation.statistics'), href: statistics, current: path === statistics },
      ]}
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
      {children}
    </PageFrame>
  );
}
