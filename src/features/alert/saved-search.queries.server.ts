import { sql } from 'kysely';
import { select } from '#features/search/public.server.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Language } from '#platform/i18n/language.ts';
import { tokenDigest } from '#platform/secret/token.server.ts';
import { questionOf, type SavedSearchState } from './saved-search.model.ts';

/** A saved search as its page shows it. */
export interface SavedSearch {
  readonly state: SavedSearchState;
  readonly language: Language;
  readonly question: string | null;
  readonly confirmedAt: Date | null;
  readonly lastTold: { readonly at: Date; readonly projects: number } | null;
}

/** The search whose mails hold this token. */
export async function findSavedSearch(read: Read, token: string): Promise<SavedSearch | undefined> {
  const [found] = await selectRows(
    read,
    sql<Omit<SavedSearch, 'lastTold'> & { readonly toldAt: Date | null; readonly toldProjects: number | null }>`
      select search.state, search.language, search.question, search.confirmed_at,
        told.sent_at as told_at, cardinality(told.project_codes) as told_projects
      from saved_search search
      left join lateral (
        select mail.sent_at, mail.project_codes
        from alert_mail mail
        where mail.saved_search_id = search.id and mail.kind = 'news' and mail.sent_at is not null
        order by mail.sent_at desc
        limit 1
      ) told on true
      where search.token_sha256 = ${tokenDigest(token)}`,
  );
  if (!found) return undefined;
  const { toldAt, toldProjects, ...search } = found;
  return { ...search, lastTold: toldAt && { at: toldAt, projects: toldProjects ?? 0 } };
}

/**
 * Codes of all projects that fit a saved question now, in the order of the list. `read` must be the database itself: the
 * register in memory is kept for that, and would be filled anew for every transaction.
 */
export async function listFittingCodes(read: Read, question: string | null): Promise<string[]> {
  const answer = await select(read, questionOf(question));
  return answer.codes(0, answer.total);
}

/** A confirmed search to be asked anew. */
export interface SearchToCheck {
  readonly id: number;
  readonly question: string | null;
}

/**
 * The next confirmed search, by id, that may get a mail on a day and has not been checked on it; with `again`, also one checked
 * already. One with a mail not yet sent waits until that has gone.
 */
export async function findSearchToCheck(
  read: Read,
  { after, day, again }: { readonly after: number; readonly day: string; readonly again: boolean },
): Promise<SearchToCheck | undefined> {
  const [found] = await selectRows(
    read,
    sql<SearchToCheck>`
      select search.id, search.question
      from saved_search search
      where search.id > ${after} and ${mayBeTold(day, again)}
      order by search.id
      limit 1`,
  );
  return found;
}

/** Condition on `search`. */
export function mayBeTold(day: string, again: boolean) {
  return sql<boolean>`search.state = 'confirmed' and (${again} or search.checked_on < ${day}::date) and not exists (
    select from alert_mail mail
    where mail.saved_search_id = search.id and mail.kind = 'news' and (
      mail.sent_at is null or mail.written_on >= ${day}::date
      or (mail.sent_at at time zone 'Europe/Helsinki')::date >= ${day}::date))`;
}
