import { sql } from 'kysely';
import type { NamedProject } from '#features/project/public.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { understandWords } from './search-question.queries.server.ts';
import { inForce } from './version.queries.server.ts';

/** A project that is like another one, and in what. */
export interface AkinProject extends NamedProject {
  /** The words that both have, as they were asked for. */
  readonly words: readonly string[];
  readonly isOfSamePriority: boolean;
  readonly isInSameRegion: boolean;
}

/** A word that more versions have, or more than one in ten, says little of any of them; ten are never too many. */
const mostWithWord = 2000;
const mostWords = 8;
/** So many that share the rarest words are looked at more closely. */
const mostWeighed = 60;

/**
 * Projects, as the register tells them now, that share words with a version, the most alike first: rare words and words of
 * their name weigh more, and the same priority or region adds to it. One word alone must be in their name. Only words that
 * come with the question count, at most eight of them, and none that is common: so the time has a bound. `without` are codes
 * that are not wanted.
 */
export async function listAkinProjects(
  read: Read,
  versionId: number,
  { words, without, limit }: { words: readonly string[]; without: readonly string[]; limit: number },
): Promise<AkinProject[]> {
  const asked = await uncommonWords(read, words.slice(0, mostWords));
  if (asked.length === 0) return [];
  return selectRows(
    read,
    sql<AkinProject>`
      with wanted as (
        select asked.word, asked.place, asked.query::tsquery as query
        from unnest(${asked.map(({ word }) => word)}::text[], ${asked.map(({ query }) => query)}::text[]) with ordinality as asked (word, query, place)
        where asked.query <> ''
      ),
      hit as materialized (
        select wanted.word, wanted.place, found.description_version_id
        from wanted cross join lateral description_search_ids(wanted.query) found
      ),
      bound as (
        select least(${mostWithWord}, greatest(10, count(*) / 10)) as most from description_version
      ),
      telling as (
        select hit.word, 1 + ln(bound.most::float8 / count(*)) as weight
        from hit cross join bound
        group by hit.word, bound.most having count(*) <= bound.most
      ),
      weighed as (
        select hit.description_version_id, sum(telling.weight) as weight,
          array_agg(hit.word order by hit.place) as words
        from hit join telling on telling.word = hit.word
        group by hit.description_version_id
      ),
      likely as (
        select project.code, version.telling_id, version.name, weighed.words, weighed.weight,
          (version.fund, version.period, version.priority_number)
            is not distinct from (own.fund, own.period, own.priority_number) as is_of_same_priority
        from weighed
        join description_version version on version.telling_id = weighed.description_version_id
        join project on project.id = version.project_id
        join description_version own on own.id = ${versionId}
        where ${inForce(undefined)} and project.id <> own.project_id and project.code <> all (${without}::text[])
        order by weighed.weight desc, is_of_same_priority desc, project.code
        limit ${mostWeighed}
      ),
      placed as (
        select likely.*, exists (
            select from description_area area
            join description_area own_area on own_area.kind = area.kind and own_area.code = area.code
            join description_version own on own.telling_id = own_area.description_version_id
            where area.description_version_id = likely.telling_id and area.kind = 'region' and own.id = ${versionId}
          ) as is_in_same_region,
          (
            select count(*) from description_search search
            join wanted on search.names @@ wanted.query and wanted.word = any (likely.words)
            where search.description_version_id = likely.telling_id
          ) as named
        from likely
      )
      select placed.code, placed.name, placed.words, placed.is_of_same_priority, placed.is_in_same_region
      from placed
      where cardinality(placed.words) > 1 or placed.named > 0
      order by placed.weight + placed.named + placed.is_of_same_priority::int + placed.is_in_same_region::int desc, placed.code
      limit ${limit}`,
  );
}

/**
 * The words with the query of each, without those that PostgreSQL knows to be far too common. To leave them out by counting
 * would take the longer the more common they are; what is not quite so common is counted.
 */
async function uncommonWords(read: Read, words: readonly string[]): Promise<{ word: string; query: string }[]> {
  const common = await listCommonTerms(read);
  const understood = await Promise.all(
    words.map(async (word) => ({ word, question: await understandWords(read, word) })),
  );
  return understood
    .filter(({ question }) => question.query !== '')
    .filter(({ question }) => {
      return !question.words.some(({ terms, prefixes }) =>
        common.some((term) => terms.has(term) || prefixes.some((prefix) => term.startsWith(prefix))),
      );
    })
    .map(({ word, question }) => ({ word, query: question.query }));
}

/** Terms that, by the statistics that PostgreSQL keeps, are in more than twice as many versions as a telling word may be. */
async function listCommonTerms(read: Read): Promise<string[]> {
  const rows = await selectRows(
    read,
    sql<{ term: string }>`
      select common.term
      from pg_stats stats
      cross join lateral unnest(stats.most_common_elems::text::text[], stats.most_common_elem_freqs)
        as common (term, share)
      cross join (select count(*) as versions from description_version) held
      where stats.schemaname = 'public' and stats.tablename = 'description_search' and stats.attname = 'words'
        and common.share * held.versions > 2 * least(${mostWithWord}, greatest(10, held.versions / 10))
        and common.term is not null`,
  );
  return rows.map(({ term }) => term);
}

/**
 * Projects, as the register tells them now, whose texts name a project by its code, and how many there are in all. Its own
 * descriptions do not count.
 */
export async function listMentionsOf(
  read: Read,
  code: string,
  limit: number,
): Promise<{ projects: NamedProject[]; total: number }> {
  const rows = await selectRows(
    read,
    sql<NamedProject & { total: number }>`
      select project.code, version.name, count(*) over () as total
      from description_search_ids(plainto_tsquery('simple', ${code})) found
      join description_version version on version.telling_id = found.description_version_id
      join project on project.id = version.project_id
      where project.code <> ${code} and ${inForce(undefined)}
      order by project.code
      limit ${limit}`,
  );
  return { projects: rows.map(({ code: other, name }) => ({ code: other, name })), total: rows[0]?.total ?? 0 };
}
