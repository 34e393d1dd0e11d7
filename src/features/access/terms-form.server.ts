import { daysAfter, isDay } from '#platform/clock.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { PlainTextKey } from '#platform/i18n/texts.ts';
import type { Scope } from '#platform/permission/actor.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { type GrantProblem, type GrantTerms, grantProblem, isRole, scopeValue } from './grant.model.ts';
import { listScopeCandidates, mostCandidates, type NamedScope } from './scope.queries.server.ts';

/** A form that says which role somebody gets, for what and for how long, as it was sent. */
export interface SentTerms {
  readonly role: string;
  /** `everything`, `organisation` or `project`. */
  readonly bound: string;
  /** What the role is for, in the writer's words. */
  readonly words: string;
  /** The one chosen of those that the words may mean, as `scopeValue` writes it. */
  readonly scope: string;
  readonly from: string;
  /** The last day, not the day after it: that is how people say it. */
  readonly lastDay: string;
}

export type TermsField = keyof SentTerms;

export interface FieldProblem<Field extends string = string> {
  readonly field: Field;
  readonly code: PlainTextKey;
}

/** The terms, or what is wrong with them; and which projects or organisations the words may mean, where they mean several. */
export type ReadTerms = { readonly candidates: readonly NamedScope[] } & (
  | { readonly terms: GrantTerms }
  | { readonly problems: readonly FieldProblem<TermsField>[] }
);

const LONGEST_WORDS = 200;

export function sentTerms(form: FormData): SentTerms {
  const words = sentText(form, 'words').trim().slice(0, LONGEST_WORDS);
  return {
    role: sentText(form, 'role'),
    bound: sentText(form, 'bound'),
    words,
    // A choice among what other words meant is none.
    scope: sentText(form, 'words-before') === words ? sentText(form, 'scope') : '',
    from: sentText(form, 'from'),
    lastDay: sentText(form, 'lastDay'),
  };
}

/** What the sent terms mean on a day (ISO); of what is wrong, all at once. */
export async function readTerms(read: Read, sent: SentTerms, today: string): Promise<ReadTerms> {
  const { role, from, lastDay } = sent;
  const found = await findScope(read, sent);
  const problems: FieldProblem<TermsField>[] = [
    ...(isRole(role) ? [] : [{ field: 'role', code: 'access.problem.role' } as const]),
    ...('scope' in found ? [] : found.problems),
    ...(isDay(from) ? [] : [{ field: 'from', code: 'access.problem.day' } as const]),
    ...(lastDay === '' || isDay(lastDay) ? [] : [{ field: 'lastDay', code: 'access.problem.day' } as const]),
  ];
  const { candidates } = found;
  if (!('scope' in found) || problems.length > 0 || !isRole(role)) return { problems, candidates };
  const terms = { role, scope: found.scope, from, until: lastDay === '' ? undefined : daysAfter(lastDay, 1) };
  const problem = grantProblem(terms, { today, isDeputy: false });
  if (problem) return wrong(fieldOfProblem[problem] ?? 'lastDay', problem, candidates);
  return { terms, candidates };
}

const fieldOfProblem: Partial<Record<GrantProblem, TermsField>> = {
  'access.problem.role-scope': 'bound',
  'access.problem.from-too-early': 'from',
};

async function findScope(read: Read, { bound, words, scope }: SentTerms) {
  if (bound === 'everything') return { scope: { kind: 'everything' } as const, candidates: [] };
  if (bound !== 'organisation' && bound !== 'project') return wrong('bound', 'access.problem.bound');
  if (words === '') return wrong('words', 'access.problem.scope-missing');
  const found = await listScopeCandidates(read, bound, words);
  const [only] = found;
  if (!only) return wrong('words', 'access.problem.scope-unknown');
  if (found.length === 1) return { scope: scopeOf(only), candidates: [] };
  const candidates = found.slice(0, mostCandidates);
  const chosen = candidates.map(scopeOf).find((candidate) => scopeValue(candidate) === scope);
  if (chosen) return { scope: chosen, candidates };
  const isCut = found.length > mostCandidates;
  return wrong('words', isCut ? 'access.problem.scope-too-many' : 'access.problem.scope-choose', candidates);
}

function scopeOf({ kind, id }: NamedScope): Scope {
  return kind === 'everything' ? { kind } : { kind, id };
}

function wrong(field: TermsField, code: PlainTextKey, candidates: readonly NamedScope[] = []) {
  return { problems: [{ field, code }], candidates };
}
