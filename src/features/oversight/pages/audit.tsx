import { redirect } from 'react-router';
import { actInWords, kindInWords, namedActs, namedKinds } from '#features/audit/public.ts';
import { listUsers } from '#features/user/public.server.ts';
import { ListFrame } from '#features/view/public.parts.ts';
import { listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuery, listQuestionFrom } from '#features/view/public.ts';
import { reading } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { recordQuestion } from '../asked-audit.server.ts';
import { entryList } from '../entry-list.model.ts';
import { countEntries, listEntries } from '../entry-list.queries.server.ts';
import { shownEntryColumns } from '../parts/entry-columns.tsx';
import type { Route } from './+types/audit';

export const handle = { permission: 'audit.read' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(entryList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return actAs(context, async (tx, actor, { clock }) => {
    const read = reading(tx);
    const views = await listViews(read, actor.userId, entryList.key);
    const opening = openingAddress(language, entryList, views, asked);
    if (opening !== undefined) throw redirect(opening, 303);
    await recordQuestion(tx, actor, clock, question);
    return {
      question,
      views,
      people: (await listUsers(read)).map(({ id, name }) => ({ value: id, label: name })),
      page: await listEntries(read, actor, question),
      total: await countEntries(read, actor, question),
    };
  });
}

export default function AuditPage({ loaderData: { question, views, people, page, total } }: Route.ComponentProps) {
  const t = useTexts();
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
      <ListFrame
        definition={entryList}
        question={question}
        caption={t('oversight.audit.title')}
        wordsLabel={t('oversight.audit.words')}
        filters={[
          { name: 'person', label: t('oversight.audit.who'), kind: 'choice', choices: people },
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
          { name: 'from', label: t('oversight.audit.from'), kind: 'day' },
          { name: 'until', label: t('oversight.audit.until'), kind: 'day' },
        ]}
        columns={shownEntryColumns(t)}
        page={page}
        total={total}
        rowKey={({ id }) => String(id)}
        views={views}
        isExported
        empty={<p>{t('oversight.audit.none')}</p>}
      />
    </>
  );
}

function choicesOf(t: Texts, values: readonly string[], inWords: (t: Texts, value: string) => string) {
  const order = new Intl.Collator(t.language);
  return values
    .map((value) => ({ value, label: inWords(t, value) }))
    .toSorted((a, b) => order.compare(a.label, b.label));
}
