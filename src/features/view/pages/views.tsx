import { data, redirect } from 'react-router';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import type { Refusal } from '../bulk-run.model.ts';
import { RefusalNotice } from '../parts/refusal-notice.tsx';
import { keepView, removeView, renameView, turnDefault } from '../saved-view.commands.server.ts';
import { longestViewName, type SavedView } from '../saved-view.model.ts';
import { listViews } from '../saved-view.queries.server.ts';
import { queryFrom, workspaceAddressFrom } from '../view-address.model.ts';
import type { Route } from './+types/views';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const { list, back } = listOf(request);
  return { back, views: await readAs(context, (read, actor) => listViews(read, actor.userId, list)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { list, back } = listOf(request);
  const form = await request.formData();
  const sent = (name: string) => sentText(form, name);
  const query = queryFrom(sent('query'));
  const id = Number(sent('view'));
  try {
    await actAs(context, async (tx, { userId }) => {
      switch (sent('act')) {
        case 'keep':
          return keepView(tx, userId, {
            list,
            name: sent('name'),
            query,
            isDefault: sent('isDefault') === 'yes',
          });
        case 'rename':
          return renameView(tx, userId, id, sent('name'));
        case 'default':
          return turnDefault(tx, userId, id);
        case 'remove':
          return removeView(tx, userId, id);
        default:
          throw new NotFound('There is no such act.');
      }
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data<{ refusal: Refusal }>({ refusal: { code: error.code, details: error.details } }, 422);
  }
  const asked = pageRequestFrom(context);
  const kept = sent('act') === 'keep';
  return redirect(kept ? `/${asked.language}${back}${query || '?q='}` : asked.path + asked.query, 303);
}

/** The list and where it is stand in the address, as the list itself writes it. */
function listOf(request: Request): { list: string; back: string } {
  const parameters = new URL(request.url).searchParams;
  const list = parameters.get('list');
  const back = workspaceAddressFrom(parameters.get('back'));
  if (!list || back === undefined) throw new NotFound('The address names no list.');
  return { list, back };
}

export default function ViewsPage({ loaderData: { views, back }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('view.saved.title')} service={t('site.service.name')} />
      <PageHeading title={t('view.saved.title')} lead={t('view.saved.lead')} />
      <RefusalNotice refusal={actionData?.refusal} />
      {views.length === 0 && <p>{t('view.saved.none')}</p>}
      <ul className="plain-list">
        {views.map((view) => (
          <li key={view.id}>
            <ViewForms view={view} back={back} />
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${t.language}${back}?q=`}>{t('view.saved.back')}</a>
      </p>
    </>
  );
}

function ViewForms({ view, back }: { view: SavedView; back: string }) {
  const t = useTexts();
  const field = `name-${view.id}`;
  return (
    <section aria-labelledby={`view-${view.id}`} className="own-view">
      <h2 id={`view-${view.id}`}>
        <a href={`/${t.language}${back}${view.query || '?q='}`}>{view.name}</a>
      </h2>
      {view.isDefault && <p>{t('view.saved.is-default')}</p>}
      <form method="post" className="action-form">
        <input type="hidden" name="view" value={view.id} />
        <div className="field">
          <label htmlFor={field}>{t('view.saved.new-name', { name: view.name })}</label>
          <input
            id={field}
            name="name"
            defaultValue={view.name}
            required
            maxLength={longestViewName}
            autoComplete="off"
          />
        </div>
        <p className="buttons">
          <button type="submit" name="act" value="rename" className="secondary">
            {t('view.saved.rename')}
          </button>
          <button type="submit" name="act" value="default" className="secondary">
            {view.isDefault ? t('view.saved.no-default') : t('view.saved.make-default')}
          </button>
          <button type="submit" name="act" value="remove" className="secondary">
            {t('view.saved.remove')}
          </button>
        </p>
      </form>
    </section>
  );
}
