import { useTexts } from '#platform/i18n/use-texts.ts';
import { Section } from '#ui/section.tsx';
import type { WhomToAsk as Asked } from '../contact.queries.server.ts';
import { lookupAddress } from '../contact-address.model.ts';
import { ContactCards } from './contact-cards.tsx';

interface WhomToAskProps {
  asked: Asked;
  projectCode: string;
  today: string;
}

/** Whom to ask about the project to which a page belongs: who answers today, or where to look for somebody. */
export function WhomToAsk({ asked: { contacts, mayLookUp }, projectCode, today }: WhomToAskProps) {
  const t = useTexts();
  const query = new URLSearchParams({ q: projectCode });
  return (
    <Section id="whom-to-ask" title={t('contact.ask.title')}>
      {contacts.length > 0 ? (
        <ContactCards contacts={contacts} today={today} showSubject={false} correctable={[]} />
      ) : (
        <p>
          {t('contact.ask.none', { code: projectCode })}{' '}
          {mayLookUp && <a href={`/${t.language}${lookupAddress}?${query}`}>{t('contact.lookup.title')}</a>}
        </p>
      )}
    </Section>
  );
}
