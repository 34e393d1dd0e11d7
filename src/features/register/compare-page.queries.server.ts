import { findVersionInForce, listToldRecords } from '#features/description/public.server.ts';
import type { Version } from '#features/description/public.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { CompareQuestion } from './compare.model.ts';

/** All that the page of a comparison shows. */
export interface ComparePage extends CompareQuestion {
  /** With the records as the register tells them: a row of a project list with the description before it. */
  readonly versions: readonly Version[];
  /** Codes of which the register tells nothing. */
  readonly unknown: readonly string[];
}

/** The projects of a comparison as the register tells them now, in the order asked. */
export async function getComparePage(read: Read, question: CompareQuestion): Promise<ComparePage> {
  const found = await Promise.all(question.codes.map((code) => findVersionInForce(read, code)));
  const inForce = found.filter((version) => version !== undefined);
  const records = await listToldRecords(
    read,
    inForce.map(({ id }) => id),
  );
  const versions = inForce.map((version) => ({ ...version, record: records.get(version.id) ?? version.record }));
  const known = new Set(versions.map(({ code }) => code));
  return { ...question, versions, unknown: question.codes.filter((code) => !known.has(code)) };
}
