import { data } from 'react-router';
import { finnishDate } from '#platform/clock.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { act, readFrom } from '#platform/web/request-context.server.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { SearchedFor } from '../parts/searched-for.tsx';
import { LinkGone, Stopped, TokenPage, tokenPageHeaders } from '../parts/token-page.tsx';
import { endSearch } from '../saved-search.commands.server.ts';
import { findSavedSearch, type SavedSearch } from '../saved-search.queries.server.ts';
import type { Route } from './+types/manage';

export const handle = { permission: 'public' } satisfies PageHandle;

export const headers = () => tokenPageHeaders;

export async function loader({ context, params: { token } }: Route.LoaderArgs) {
  const search = await findSavedSearch(readFrom(context), token);
  return search ? data({ search }) : data({ search: undefined }, 404);
}

/** Any POST stops the search: the button of the page, and the one of mail programs (RFC 8058), which know nothing of the page. */
export async function action({ context, params: { token } }: Route.ActionArgs) {
  await act(context, (tx, { clock }) => endSearch(tx, clock, token));
  return null;
}

export default function ManagePage({ loaderData: { search } }: Route.ComponentProps) {
  const t = useTexts();
  if (!search) return <LinkGone />;
  if (search.state === 'ended') return <Stopped question={search.question} />;
  return (
    <TokenPage title={t('alert.manage.title')}>
      <SearchedFor question={search.question} />
      <DefinitionList items={factsOf(search, t)} />
      <p>{t('alert.manage.stop-explained')}</p>
      <form className="action-form" method="post">
        <button type="submit">{t('alert.manage.stop')}</button>
      </form>
    </TokenPage>
  );
}

function factsOf({ confirmedAt, lastTold }: SavedSearch, t: Texts) {
  const day = (instant: Date) => t.date(finnishDate(instant));
  const told = lastTold
    ? t('alert.manage.last-told', { date: day(lastTold.at), count: lastTold.projects })
    : t('alert.manage.none-yet');
  return [
    { label: t('alert.manage.since'), value: confirmedAt ? day(confirmedAt) : t('alert.manage.not-confirmed') },
    { label: t('alert.manage.last'), value: told },
  ];
}
