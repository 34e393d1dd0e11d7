import { redirect } from 'react-router';
import { ListFrame, RefusalNotice } from '#features/view/public.parts.ts';
import { beginBulk, listViews, openingAddress } from '#features/view/public.server.ts';
import { listQuestionFrom } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { descriptionPolicy } from '../description.policy.ts';
import { descriptionBulkActs } from '../edit-bulk.server.ts';
import { editList, toldStates } from '../edit-list.model.ts';
import { countEdits, listEditIds, listEdits } from '../edit-list.queries.server.ts';
import { editListColumns } from '../parts/edit-list-columns.tsx';
import { refusalAnswer } from '../refusal-answer.ts';
import type { Route } from './+types/edits';

export const handle = { permission: 'description.read', script: true } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = new URL(request.url);
  const question = listQuestionFrom(editList, asked.searchParams);
  const { language } = pageRequestFrom(context);
  return readAs(context, async (read, actor) => {
    const views = await listViews(read, actor.userId, editList.key);
    const opening = openingAddress(language, editList, views, asked);
    if (opening) throw redirect(opening);
    return {
      question,
      views,
      page: await listEdits(read, actor, question),
      total: await countEdits(read, actor, question),
      acts: descriptionBulkActs
        .filter(({ key }) => may(descriptionPolicy, actor, key as keyof typeof descriptionPolicy))
        .map(({ key, label }) => ({ value: key, label })),
      mayOpen: may(descriptionPolicy, actor, 'description.open'),
      now: servicesFrom(context).clock.now(),
    };
  });
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const { language } = pageRequestFrom(context);
  try {
    return await actAs(context, (tx, actor, { clock }) =>
      beginBulk(tx, actor, clock, form, {
        definition: editList,
        acts: descriptionBulkActs,
        listIds: (read, question) => listEditIds(read, actor, question),
        language,
      }),
    );
  } catch (error) {
    return refusalAnswer(error);
  }
}

export default function EditsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { question, views, page, total, acts, mayOpen, now } = loaderData;
  const refusal = actionData && 'refusal' in actionData ? actionData.refusal : undefined;
  return (
    <>
      <PageTitle title={t('description.list.title')} service={t('site.service.name')} />
      <PageHeading title={t('description.list.title')} lead={t('description.list.lead')} />
      <RefusalNotice refusal={refusal} />
      {mayOpen && <BeginLink />}
      <ListFrame
        definition={editList}
        question={question}
        caption={t('description.list.title')}
        wordsLabel={t('description.list.words')}
        filters={filtersOf(t)}
        columns={editListColumns(t, now)}
        page={page}
        total={total}
        rowKey={(row) => String(row.id)}
        views={views}
        acts={{
          buttons: acts.map(({ value, label }) => ({ value, label: t(label) })),
          nameOf: ({ projectCode, name }) => `${projectCode} ${name ?? ''}`.trim(),
          lang: 'fi',
        }}
        isExported
        empty={<p>{t(mayOpen ? 'description.list.empty-begin' : 'description.list.empty')}</p>}
      />
    </>
  );
}

function BeginLink() {
  const t = useTexts();
  return (
    <p>
      <a className="button" href={`/${t.language}/workspace/descriptions/new`}>
        {t('description.new.title')}
      </a>
    </p>
  );
}

function filtersOf(t: Texts) {
  return [
    {
      name: 'state',
      kind: 'choice',
      label: t('description.list.state'),
      choices: toldStates.map((value) => ({ value, label: t(`description.state.${value}`) })),
    },
    {
      name: 'mine',
      kind: 'choice',
      label: t('description.list.whose'),
      choices: [{ value: 'yes', label: t('description.list.mine') }],
    },
  ] as const;
}
