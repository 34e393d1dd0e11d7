import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag } from '#ui/tag.tsx';
import { type Contact, isAway, type Person, stageOf, telephoneLink } from '../contact.model.ts';
import { contactAddress, projectContactsAddress } from '../contact-address.model.ts';

interface ContactCardsProps {
  contacts: readonly Contact[];
  today: string;
  /** Said of each what it is about: left out where the page says so. */
  showSubject: boolean;
  /** Those that the reader may correct. */
  correctable: readonly number[];
}

/** Contact persons, each with whom to call today on top: made for a phone in the other hand. */
export function ContactCards({ contacts, today, showSubject, correctable }: ContactCardsProps) {
  return (
    <ul className="task-list">
      {contacts.map((contact) => (
        <li key={contact.id}>
          {showSubject && <Subject contact={contact} />}
          <Card contact={contact} today={today} mayCorrect={correctable.includes(contact.id)} />
        </li>
      ))}
    </ul>
  );
}

function Subject({ contact: { subject } }: { contact: Contact }) {
  const t = useTexts();
  if (subject.kind === 'organisation') {
    return (
      <p className="about" lang="fi">
        {subject.name}
      </p>
    );
  }
  return (
    <p className="about">
      <a href={`/${t.language}${projectContactsAddress(subject.code)}`}>{subject.code}</a>{' '}
      <span lang="fi">{subject.name}</span>
    </p>
  );
}

function Card({ contact, today, mayCorrect }: { contact: Contact; today: string; mayCorrect: boolean }) {
  const t = useTexts();
  const isAbsent = stageOf(contact, today) === 'now' && isAway(contact, today);
  return (
    <>
      {isAbsent && contact.deputy && (
        <div>
          <PersonLines person={contact.deputy} />
          <p>
            <Tag tone="highlight">{t('contact.card.deputy')}</Tag>{' '}
            {t('contact.card.for', { name: contact.person.name })}
          </p>
        </div>
      )}
      <div>
        <PersonLines person={contact.person} />
        {isAbsent && (
          <p>
            <Tag tone="warning">{t('contact.card.away')}</Tag>{' '}
            {contact.deputy ? awayInWords(t, contact) : t('contact.card.nobody', { days: awayInWords(t, contact) })}
          </p>
        )}
      </div>
      <p className="hint">{factsOf(t, contact).join(' · ')}</p>
      {mayCorrect && (
        <p>
          <a href={`/${t.language}${contactAddress(contact.id)}`}>
            {t('contact.card.correct')}
            <span className="visually-hidden"> {contact.person.name}</span>
          </a>
        </p>
      )}
    </>
  );
}

function PersonLines({ person: { name, phone, email } }: { person: Person }) {
  return (
    <p>
      <strong>{name}</strong>
      {phone !== null && (
        <>
          <br />
          <a href={telephoneLink(phone)}>{phone}</a>
        </>
      )}
      {email !== null && (
        <>
          <br />
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
    </p>
  );
}

function awayInWords(t: Texts, { awayFromOn, awayUntilOn }: Contact): string {
  return t('contact.card.days', { from: t.date(awayFromOn ?? ''), until: t.date(awayUntilOn ?? '') });
}

/** For whom the person works, what about, and for how long. */
function factsOf(t: Texts, contact: Contact): string[] {
  const { topic, employer, startsOn, endsOn, deputy } = contact;
  return [
    ...(topic === null ? [] : [topic]),
    ...(employer === null ? [] : [employer]),
    endsOn === null
      ? t('contact.card.from', { from: t.date(startsOn) })
      : t('contact.card.days', { from: t.date(startsOn), until: t.date(endsOn) }),
    ...(deputy === null ? [] : [t('contact.card.deputy-is', { name: deputy.name })]),
  ];
}
