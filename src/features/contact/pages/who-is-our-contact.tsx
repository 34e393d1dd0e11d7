import { readPersonalData } from '#features/audit/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { SearchForm } from '#ui/search-form.tsx';
import { Section } from '#ui/section.tsx';
import { stageOf } from '../contact.model.ts';
import { contactPolicy } from '../contact.policy.ts';
import { listCorrectable, mostFound, searchContacts } from '../contact.queries.server.ts';
import { lookupAddress } from '../contact-address.model.ts';
import { doneFrom } from '../done.model.ts';
import { ContactCards } from '../parts/contact-cards.tsx';
import type { Route } from './+types/who-is-our-contact';

export const handle = { permission: 'contact.read', showsPeople: true } satisfies PageHandle;

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const words = (searchParams.get('q') ?? '').slice(0, 200).trim();
  const when = searchParams.get('when') === 'all' ? ('all' as const) : ('today' as const);
  const today = todayFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const permission = permit(contactPolicy, actor, 'contact.read');
    const found = await searchContacts(read, actor, { words, when, today });
    const contacts = found.slice(0, mostFound);
    show(permission, { subject: { kind: 'contact', id: 'list' } });
    return {
      words,
      when,
      today,
      contacts,
      hasMore: found.length > mostFound,
      correctable: await listCorrectable(read, actor, contacts),
      mayName: may(contactPolicy, actor, 'contact.name'),
      done: doneFrom(request),
    };
  });
}

export default function WhoIsOurContactPage({ loaderData }: Route.ComponentProps) {
  const { words, when, contacts, hasMore, mayName, done } = loaderData;
  const t = useTexts();
  const title = t('contact.lookup.title');
  const here = `/${t.language}${lookupAddress}`;
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <PageHeading title={title} lead={t('contact.lookup.lead')} />
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`contact.done.${done}`)} />
        </div>
      )}
      <SearchForm
        action={here}
        name="q"
        label={t('contact.lookup.words')}
        hint={t('contact.lookup.hint')}
        submitLabel={t('contact.lookup.find')}
        value={words}
      />
      <Found {...loaderData} />
      {hasMore && <p>{t('contact.lookup.more', { count: contacts.length })}</p>}
      {when === 'today' && (
        <p>
          <a href={`${here}?${new URLSearchParams({ q: words, when: 'all' })}`}>{t('contact.lookup.all')}</a>
        </p>
      )}
      {mayName && (
        <p>
          <a className="button-like" href={`${here}/new`}>
            {t('contact.name.organisation-title')}
          </a>
        </p>
      )}
    </>
  );
}

function Found({ words, when, today, contacts, correctable }: Route.ComponentProps['loaderData']) {
  const t = useTexts();
  const title = words === '' ? t('contact.lookup.own') : t('contact.lookup.found', { count: contacts.length });
  const stages = when === 'today' ? (['now'] as const) : (['now', 'coming', 'past'] as const);
  return (
    <Section id="found" title={title}>
      {contacts.length === 0 && <p>{t(words === '' ? 'contact.lookup.none-own' : 'contact.lookup.none')}</p>}
      {stages.map((stage) => {
        const inStage = contacts.filter((contact) => stageOf(contact, today) === stage);
        if (inStage.length === 0) return null;
        return (
          <div key={stage}>
            {when === 'all' && <h3>{t(`contact.stage.${stage}`)}</h3>}
            <ContactCards contacts={inStage} today={today} showSubject correctable={correctable} />
          </div>
        );
      })}
    </Section>
  );
}
