import type { EditConflict } from '#features/draft/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { editAddress } from '../edit-address.model.ts';
import type { FilledForm } from '../edit-form.model.ts';
import type { EditFormPage } from '../edit-form-page.queries.server.ts';
import { firstInputId, remarksByField } from '../edit-remark.model.ts';
import { type Form, fieldTitle } from '../form.model.ts';
import { countBySeverity, type Problem } from '../problem.model.ts';
import { choiceId } from './edit-conflicts.tsx';
import { sectionId, sectionsToFill } from './edit-section.tsx';

/** Title, place and lead of the form, or of the question which of two changes is to stand. */
export function EditFormHead({ page, form, isAsking }: { page: EditFormPage; form: Form; isAsking: boolean }) {
  const t = useTexts();
  const title = t(isAsking ? 'description.form.conflict-title' : 'description.form.title');
  return (
    <>
      <PageTitle title={`${title} ${page.code}`} service={t('site.service.name')} />
      <Breadcrumb
        items={[
          { label: t('description.form.list'), href: `/${t.language}/workspace/descriptions` },
          { label: page.code, href: editAddress(t.language, page.id) },
        ]}
        current={title}
      />
      <PageHeading
        title={title}
        kicker={
          <>
            {page.code} {page.name && <span lang={form.language}>{page.name}</span>}
          </>
        }
        lead={t(isAsking ? 'description.form.conflict-lead' : 'description.form.lead')}
      />
    </>
  );
}

interface ToMendProps {
  form: Form;
  filled: FilledForm;
  findings: readonly Problem[];
  conflicts: readonly EditConflict[];
}

/** What keeps the form from being saved or sent, each line leading to its field. */
export function ToMend({ form, filled, findings, conflicts }: ToMendProps) {
  const t = useTexts();
  const toChoose = conflicts.map(({ field }) => ({
    fieldId: choiceId(field),
    message: t('description.form.conflict-choose', { field: fieldTitle(form, field, t.language) }),
  }));
  const errors = remarksByField(
    findings.filter(({ severity }) => severity === 'error'),
    t,
  );
  const toMend = Object.entries(errors).flatMap(([field, remarks]) =>
    remarks.map(({ text, namesField }) => ({
      fieldId: firstInputId(field, filled.entries),
      message: namesField ? text : `${fieldTitle(form, field, t.language)} – ${text}`,
    })),
  );
  return <ErrorSummary errors={[...toChoose, ...toMend]} />;
}

/** How many remarks there are, after the button that asks for them. */
export function CheckResult({ findings }: { findings: readonly Problem[] }) {
  const t = useTexts();
  const { error: errors, warning: warnings, note: notes } = countBySeverity(findings);
  if (findings.length === 0) return <Notice kind="success" title={t('description.form.nothing-found')} />;
  return (
    <Notice
      kind={errors > 0 ? 'warning' : 'info'}
      title={t('description.form.found-counts', { errors, warnings, notes })}
    >
      <p>{t('description.form.found-explained')}</p>
    </Notice>
  );
}

/** The parts of the form, each a link. */
export function FormContents({ form }: { form: Form }) {
  const t = useTexts();
  const heads = sectionsToFill(form).filter(({ heading }) => heading?.rank === 'heading');
  return (
    <nav className="contents" aria-labelledby="form-contents">
      <h2 id="form-contents">{t('description.form.contents')}</h2>
      <ul>
        {heads.map((section) => (
          <li key={sectionId(section)}>
            <a href={`#${sectionId(section)}`} lang={form.language}>
              {section.heading?.labels[form.language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
