import type pg from 'pg';
import type { Analyser } from '#platform/words/analyser.ts';
import { askedWords, textQuestion } from '#platform/words/text-question.ts';
import { belongsToVocabulary, createVocabulary, shownForm, type Vocabulary } from '#platform/words/vocabulary.ts';
import { wordVector } from '#platform/words/word-vector.ts';
import { type Evaluation, type SearchScore, scoreAnswers } from './search-evaluation.model.ts';

/**
 * Indexes the texts of an evaluation as descriptions are indexed, in a temporary table of this connection, asks its queries as
 * readers' are asked, and scores the answers.
 */
export async function evaluateSearch(
  client: pg.Client,
  evaluation: Evaluation,
  analyser: Analyser,
): Promise<SearchScore> {
  await client.query('create temporary table evaluated_text (id int primary key, words tsvector not null)');
  try {
    const vocabulary = await indexSegments(client, evaluation.segments, analyser);
    const found: ReadonlySet<number>[] = [];
    for (const { query } of evaluation.queries) {
      const question = textQuestion(askedWords(query), analyser, vocabulary);
      const { rows } = await client.query<{ id: number }>('select id from evaluated_text where words @@ $1::tsquery', [
        question.query,
      ]);
      found.push(new Set(rows.map(({ id }) => id)));
    }
    return scoreAnswers(evaluation, found);
  } finally {
    await client.query('drop table evaluated_text');
  }
}

async function indexSegments(client: pg.Client, segments: readonly string[], analyser: Analyser): Promise<Vocabulary> {
  const vocabulary = createVocabulary();
  const vectors = segments.map((text) => {
    const { vector, words } = wordVector([{ text, weight: 'C' }], analyser);
    for (const [term, word] of words) if (belongsToVocabulary(term)) vocabulary.add(term, shownForm(term, word));
    return vector;
  });
  await client.query('insert into evaluated_text (id, words) select * from unnest($1::int[], $2::text[]::tsvector[])', [
    segments.map((_, index) => index),
    vectors,
  ]);
  return vocabulary;
}
