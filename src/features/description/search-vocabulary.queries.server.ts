import { sql } from 'kysely';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import { processWide } from '#platform/process-wide.ts';
import { createVocabulary, type Vocabulary } from '#platform/words/vocabulary.ts';

interface KnownWords {
  readonly vocabulary: Vocabulary;
  /** Words of transactions before this one have been read. */
  readUpTo: string;
}

/** By database and start of its server, the one last asked for at the end. */
const knownByDatabase = processWide('description.vocabulary', () => new Map<string, KnownWords>());
const mostDatabases = 3;

/**
 * All words of the register as this process knows them, after those that came since the last time have been read. Words that
 * the open transaction itself has written are not among them: it may yet be undone.
 */
export async function currentVocabulary(read: Read): Promise<Vocabulary> {
  const { database, horizon } = await whereWeAre(read);
  const known = knownWords(database);
  const rows = await selectRows(
    read,
    sql<{ term: string; shown: string }>`
      select word.term, word.shown
      from description_word word
      where word.revision >= ${known.readUpTo}::xid8
        and word.revision is distinct from pg_current_xact_id_if_assigned()`,
  );
  for (const { term, shown } of rows) known.vocabulary.add(term, shown);
  known.readUpTo = horizon;
  return known.vocabulary;
}

/** The horizon is taken before the words are read: what is being written at that time is read again the next time. */
async function whereWeAre(read: Read): Promise<{ database: string; horizon: string }> {
  const [here] = await selectRows(
    read,
    sql<{ database: string; horizon: string }>`
      select concat((select oid from pg_database where datname = current_database()), ' ', pg_postmaster_start_time())
        as database, pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
  );
  if (!here) throw new Error('the database does not say where it stands');
  return here;
}

function knownWords(database: string): KnownWords {
  const known = knownByDatabase.get(database) ?? { vocabulary: createVocabulary(), readUpTo: '0' };
  knownByDatabase.delete(database);
  knownByDatabase.set(database, known);
  for (const oldest of knownByDatabase.keys()) {
    if (knownByDatabase.size <= mostDatabases) break;
    knownByDatabase.delete(oldest);
  }
  return known;
}
