import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { roles } from '#platform/permission/actor.ts';
import type { NamedScope } from '../scope.queries.server.ts';
import type { FieldProblem, SentTerms, TermsField } from '../terms-form.server.ts';
import { Field, RadioField, SelectField } from './fields.tsx';
import { scopeText } from './scope-name.tsx';

interface TermsFieldsProps {
  sent: SentTerms;
  problems: readonly FieldProblem[];
  /** What the words may mean, when that is not clear. */
  candidates: readonly NamedScope[];
}

/** Which role somebody gets, for what, and for how long. */
export function TermsFields({ sent, problems, candidates }: TermsFieldsProps) {
  const t = useTexts();
  const errorOf = (field: TermsField) => problemText(t, problems, field);
  return (
    <>
      <SelectField
        name="role"
        label={t('access.field.role')}
        none={t('access.field.role-none')}
        choices={roles.map((role) => ({ value: role, label: t(`access.role.${role}`) }))}
        value={sent.role}
        error={errorOf('role')}
      />
      <RadioField
        name="bound"
        legend={t('access.field.bound')}
        hint={t('access.field.bound-hint')}
        choices={(['project', 'organisation', 'everything'] as const).map((bound) => ({
          value: bound,
          label: t(`access.bound.${bound}`),
        }))}
        value={sent.bound}
        error={errorOf('bound')}
      />
      <Field
        name="words"
        label={t('access.field.words')}
        hint={t('access.field.words-hint')}
        value={sent.words}
        error={errorOf('words')}
        maxLength={200}
      />
      {candidates.length > 0 && (
        <>
          <input type="hidden" name="words-before" value={sent.words} />
          <RadioField
            name="scope"
            legend={t('access.field.scope')}
            choices={candidates.map((candidate) => ({
              value: `${candidate.kind}:${candidate.id}`,
              label: scopeText(t, candidate),
            }))}
            value={sent.scope}
          />
        </>
      )}
      <Field
        name="from"
        label={t('access.field.from')}
        type="date"
        value={sent.from}
        error={errorOf('from')}
        required
      />
      <Field
        name="lastDay"
        label={t('access.field.last-day')}
        hint={t('access.field.last-day-hint')}
        type="date"
        value={sent.lastDay}
        error={errorOf('lastDay')}
      />
    </>
  );
}

/** What is wrong with a field, in words. */
export function problemText(t: Texts, problems: readonly FieldProblem[], field: string): string | undefined {
  const problem = problems.find((one) => one.field === field);
  return problem && t(problem.code);
}

/** The lines of the summary above a form. */
export function summaryOf(t: Texts, problems: readonly FieldProblem[]) {
  return problems.map(({ field, code }) => ({ fieldId: field, message: t(code) }));
}
