/** Values of a record by field, as texts: whatever can be compared letter by letter. A missing field is no value. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A field that two people changed in different ways. */
export interface EditConflict {
  readonly field: string;
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** Two edits of one record, joined. */
export interface MergedEdits {
  /** Both changes together; in a conflict, mine. */
  readonly merged: FieldTexts;
  /** Fields that only the other changed: they come into mine by themselves, and it is told. */
  readonly fromTheirs: readonly string[];
  readonly conflicts: readonly EditConflict[];
}

/**
 * Joins two edits that began from the same base: a field that one of them changed has that change, a field that both changed to
 * the same text has it, and only what both changed differently is for a person to decide.
 */
export function mergeEdits(base: FieldTexts, mine: FieldTexts, theirs: FieldTexts): MergedEdits {
  const merged: Record<string, string> = {};
  const fromTheirs: string[] = [];
  const conflicts: EditConflict[] = [];
  for (const field of new Set([base, mine, theirs].flatMap((texts) => Object.keys(texts)))) {
    const [was, my, their] = [base, mine, theirs].map((texts) => own(texts, field));
    const isTheirs = my === was && their !== was;
    if (isTheirs) fromTheirs.push(field);
    else if (my !== was && their !== was && my !== their) conflicts.push({ field, base: was, mine: my, theirs: their });
    const value = isTheirs ? their : my;
    if (value !== undefined) merged[field] = value;
  }
  return { merged, fromTheirs, conflicts };
}

/** A field called `constructor` is a field like others. */
function own(texts: FieldTexts, field: string): string | undefined {
  return Object.hasOwn(texts, field) ? texts[field] : undefined;
}
