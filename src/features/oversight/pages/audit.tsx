import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { actInWords, kindInWords, namedActs, namedKinds } from '#features/audit/public.ts';
import { listUsers } from '#features/user/public.server.ts';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuery, listQuestionFrom } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { showAudit } from '../asked-audit.server.ts';
import { namesById, subjectInWords, thingAddress } from '../entry-details.model.ts';
import { type AskedSubject, entryList, subjectOf } from '../entry-list.model.ts';
import { countEntries, listEntries } from '../entry-list.queries.server.ts';
import { shownEntryColumns } from '../parts/entry-columns.tsx';
import type { Route } from './+types/audit';

export const handle = { permission: 'audit.read', showsPeople: true } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(entryList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  const now = servicesFrom(context).clock.now();
  return readPersonalData(context, async (read, actor, show) => {
    const views = await listViews(read, actor.userId, entryList.key);
    const opening = openingAddress(language, entryList, views, asked);
    if (opening !== undefined) throw redirect(opening, 303);
    await showAudit(read, actor, { question, now }, show);
    return {
      question,
      views,
      people: (await listUsers(read)).map(({ id, name }) => ({ id, name })),
      page: await listEntries(read, actor, question),
      count: await countEntries(read, actor, question),
    };
  });
}

export default function AuditPage({ loaderData: { question, views, people, page, count } }: Route.ComponentProps) {
  const t = useTexts();
  const names = namesById(people);
  const story = subjectOf(question.chosen.subject);
  const address = `/${t.language}${entryList.address}`;
  const query = listQuery(entryList, { ...question, place: undefined });
  return (
    <>
      <PageTitle title={t('oversight.audit.title')} service={t('site.service.name')} />
      <PageHeading title={t('oversight.audit.title')} lead={t('oversight.audit.lead')} />
      <ul className="actions">
        <li>
          <a href={`${address}/anchors`}>{t('oversight.anchor.title')}</a>
        </li>
        <li>
          <a href={`${address}/export.ndjson${query}`}>{t('oversight.audit.ndjson')}</a>
        </li>
      </ul>
      {story && <Story subject={story} names={names} />}
      <ListFrame
        definition={entryList}
        question={question}
        caption={t('oversight.audit.title')}
        wordsLabel={t('oversight.audit.words')}
        filters={[
          {
            name: 'person',
            label: t('oversight.audit.who'),
            kind: 'choice',
            choices: people.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'act',
            label: t('oversight.audit.act'),
            kind: 'choice',
            choices: choicesOf(t, namedActs(), actInWords),
          },
          {
            name: 'kind',
            label: t('oversight.audit.subject'),
            kind: 'choice',
            choices: choicesOf(t, namedKinds(), kindInWords),
          },
          { name: 'subject', label: t('oversight.audit.subject'), kind: 'kept' },
          { name: 'from', label: t('oversight.audit.from'), kind: 'day' },
          { name: 'until', label: t('oversight.audit.until'), kind: 'day' },
        ]}
        columns={shownEntryColumns(t, names)}
        page={page}
        total={count.total}
        isMore={count.isMore}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t('oversight.audit.none')}</p>}
      />
    </>
  );
}

/** Of what the list tells everything that was done. */
function Story({ subject, names }: { subject: AskedSubject; names: ReadonlyMap<string, string> }) {
  const t = useTexts();
  const href = thingAddress(subject);
  const told = subjectInWords(t, subject, names);
  return (
    <p>
      {t('oversight.audit.story')} {href ? <a href={`/${t.language}${href}`}>{told}</a> : told}
    </p>
  );
}

function choicesOf(t: Texts, values: readonly string[], inWords: (t: Texts, value: string) => string) {
  const order = new Intl.Collator(t.language);
  return values
    .map((value) => ({ value, label: inWords(t, value) }))
    .toSorted((a, b) => order.compare(a.label, b.label));
}
