import { data } from 'react-router';
import { NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { act, readFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { Notice } from '#ui/notice.tsx';
import { SearchedFor } from '../parts/searched-for.tsx';
import { LinkGone, Stopped, TokenPage, tokenPageHeaders } from '../parts/token-page.tsx';
import { confirmSearch } from '../saved-search.commands.server.ts';
import { manageAddress, mostConfirmed } from '../saved-search.model.ts';
import { findSavedSearch, listFittingCodes } from '../saved-search.queries.server.ts';
import type { Route } from './+types/confirm';

export const handle = { permission: 'public' } satisfies PageHandle;

export const headers = () => tokenPageHeaders;

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const search = await findSavedSearch(readFrom(context), token);
  return search ? data({ search, token }) : data({ search: undefined, token }, 404);
}

/** Programs that try the links of a mail do not get this far: they open pages, but press no buttons. */
export async function action({ context, params: { token } }: Route.ActionArgs) {
  const read = readFrom(context);
  const search = await findSavedSearch(read, token);
  if (search?.state !== 'requested') return null;
  const { keys } = servicesFrom(context);
  if (!keys) throw new NotFound('This service has no key to read addresses with.');
  const fittingCodes = await listFittingCodes(read, search.question);
  try {
    await act(context, (tx, { clock }) => confirmSearch(tx, clock, keys, { token, fittingCodes }));
    return null;
  } catch (error) {
    if (error instanceof Refused) return data({ most: mostConfirmed }, 422);
    throw error;
  }
}

export default function ConfirmPage({ loaderData: { search, token }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  if (!search) return <LinkGone />;
  const { state, question } = search;
  if (state === 'ended') return <Stopped question={question} />;
  if (state === 'requested') {
    return (
      <TokenPage title={t('alert.confirm.title')} lead={t('alert.confirm.lead')}>
        {actionData && (
          <Notice kind="warning" title={t('alert.confirm.too-many-title')}>
            <p>{t('alert.confirm.too-many', { most: actionData.most })}</p>
          </Notice>
        )}
        <SearchedFor question={question} />
        <form className="action-form" method="post">
          <button type="submit">{t('alert.confirm.button')}</button>
        </form>
      </TokenPage>
    );
  }
  return (
    <TokenPage title={t('alert.manage.title')}>
      <Notice kind="success" title={t('alert.confirm.done')}>
        <p>{t('alert.confirm.done-explained')}</p>
      </Notice>
      <SearchedFor question={question} />
      <p>
        <a href={manageAddress(t.language, token)}>{t('alert.mail.news-stop')}</a>
      </p>
    </TokenPage>
  );
}
