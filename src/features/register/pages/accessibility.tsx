import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { serviceContact } from '#platform/web/service-contact.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import type { Route } from './+types/accessibility';

export const handle = { permission: 'public' } satisfies PageHandle;

/** The day on which the statement was last gone through. */
const statedOn = '2026-11-22';

export function loader() {
  return { email: serviceContact() };
}

const gaps = ['source-texts', 'language', 'pdf', 'map', 'tested'] as const;

/** The accessibility statement that the act on digital services (306/2019) asks for. */
export default function AccessibilityPage({ loaderData: { email } }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('register.accessibility.title')} service={t('site.service.name')} />
      <PageHeading
        title={t('register.accessibility.title')}
        lead={t('register.accessibility.lead', { date: t.date(statedOn) })}
      />
      <Section id="state" title={t('register.accessibility.state-title')}>
        <p>{t('register.accessibility.state')}</p>
      </Section>
      <Section id="gaps" title={t('register.accessibility.gaps-title')}>
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{t(`register.accessibility.gap-${gap}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="how" title={t('register.accessibility.how-title')}>
        <p>{t('register.accessibility.how')}</p>
      </Section>
      <Section id="feedback" title={t('register.accessibility.feedback-title')}>
        <p>{t('register.accessibility.feedback')}</p>
        <p>{email ? <a href={`mailto:${email}`}>{email}</a> : t('register.accessibility.no-contact')}</p>
        {email && <p>{t('register.accessibility.feedback-time')}</p>}
      </Section>
      <Section id="supervision" title={t('register.accessibility.supervision-title')}>
        <p>{t('register.accessibility.supervision')}</p>
        <p>
          {t('register.accessibility.authority')}
          <br />
          <a href={t('register.accessibility.authority-address')}>{t('register.accessibility.authority-site')}</a>
        </p>
      </Section>
    </>
  );
}
