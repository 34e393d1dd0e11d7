import { refusalText } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import type { EditStep } from '../edit.model.ts';
import { editFormAddress } from '../edit-address.model.ts';
import type { EditPage } from '../edit-page.queries.server.ts';
import { lacksReason, type RefusedAct } from '../refusal-answer.ts';
import { ReasonField } from './reason-field.tsx';

interface EditStepsProps {
  page: EditPage;
  today: string;
  /** What was just refused, to be mended. */
  refused: RefusedAct | undefined;
}

/** What waits to be done to a description under work, and the buttons for what the reader may do. */
export function EditSteps({ page, today, refused }: EditStepsProps) {
  const t = useTexts();
  const { edit, steps, submitRefused, isOwnSubmission } = page;
  return (
    <Section id="steps" title={t('description.steps.title')}>
      <p>{t(`description.steps.${whatNext(page)}`)}</p>
      {edit.state === 'published' && <PublishedLinks page={page} />}
      {submitRefused && (
        <Notice kind="warning" title={t('description.steps.not-yet')}>
          <p>{refusalText(t, { code: `description.refused.${submitRefused}`, details: { code: edit.projectCode } })}</p>
          {submitRefused === 'unsaved-text' && (
            <p>
              <a href={editFormAddress(t.language, edit.id)}>{t('description.steps.to-form')}</a>
            </p>
          )}
        </Notice>
      )}
      {isOwnSubmission && (
        <Notice kind="info" title={t('description.steps.four-eyes')}>
          <p>{t('description.refused.own-submission')}</p>
        </Notice>
      )}
      <p className="buttons">
        {steps.includes('edit') && (
          <a className="button" href={editFormAddress(t.language, edit.id)}>
            {t('description.act.edit')}
          </a>
        )}
        <a href={`/${t.language}/workspace/descriptions/${edit.id}/preview`}>{t('description.act.preview')}</a>
      </p>
      {steps.includes('submit') && !submitRefused && <StepForm page={page} act="submit" />}
      {steps.includes('approve') && <StepForm page={page} act="approve" />}
      {steps.includes('publish') && <PublishForm page={page} today={today} />}
      {(['return', 'discard', 'release'] as const).map(
        (act) => steps.includes(act) && <ReasonedForm key={act} page={page} act={act} refused={refused} />,
      )}
    </Section>
  );
}

/** Which sentence says what happens next: who may not mend a returned description is told who must. */
function whatNext({ edit, steps }: EditPage) {
  if (edit.isWithdrawn) return 'taken-back';
  return edit.state === 'returned' && !steps.includes('edit') ? 'returned-to-others' : edit.state;
}

interface StepFormProps {
  page: EditPage;
  act: Exclude<EditStep, 'edit'>;
}

/** What the form says of itself: the act, and the revision that its sender has seen. */
function StepFields({ page: { edit }, act }: StepFormProps) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="revision" value={edit.revision} />
    </>
  );
}

function StepForm({ page, act }: StepFormProps) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <StepFields page={page} act={act} />
      <button type="submit">{t(`description.act.${act}`)}</button>
    </form>
  );
}

/** Of the field for the reason of a step. */
export function reasonId(act: string): string {
  return `reason-${act}`;
}

interface ReasonedFormProps extends Pick<EditStepsProps, 'page' | 'refused'> {
  act: 'return' | 'discard' | 'release';
}

function ReasonedForm({ page, act, refused }: ReasonedFormProps) {
  const t = useTexts();
  const isRefused = refused?.act === act;
  return (
    <Disclosure summary={t(`description.act.${act}`)} open={isRefused}>
      <p>{t(`description.steps.${act}-explained`)}</p>
      <form method="post" className="action-form">
        <StepFields page={page} act={act} />
        <ReasonField
          id={reasonId(act)}
          isRequired={act !== 'discard'}
          hint={t('description.steps.reason-hint')}
          written={isRefused ? refused.reason : undefined}
          isMissing={isRefused && lacksReason(refused)}
        />
        <button type="submit" className="secondary">
          {t(`description.act.${act}`)}
        </button>
      </form>
    </Disclosure>
  );
}

function PublishForm({ page, today }: Pick<EditStepsProps, 'page' | 'today'>) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <StepFields page={page} act="publish" />
      <div className="form-field">
        <label htmlFor="known-on">{t('description.steps.known-on')}</label>
        <p className="hint" id="known-on-hint">
          {page.otherInForceFrom === undefined
            ? t('description.steps.known-on-hint')
            : t('description.steps.known-on-hint-told', { day: t.date(page.otherInForceFrom) })}
        </p>
        <input
          id="known-on"
          name="knownOn"
          type="date"
          className="input-date"
          required
          max={today}
          defaultValue={today}
          aria-describedby="known-on-hint"
        />
      </div>
      <button type="submit">{t('description.act.publish')}</button>
    </form>
  );
}

/** Where the public reads it, and how to take it back. */
function PublishedLinks({ page: { edit, withdrawn, mayWithdraw, otherInForceFrom } }: { page: EditPage }) {
  const t = useTexts();
  const version = `/${t.language}/projects/${edit.projectCode}/versions/${edit.versionId}`;
  const withdrawal = `/${t.language}/workspace/descriptions/project/${edit.projectCode}/withdraw/${edit.versionId}`;
  return (
    <>
      {withdrawn && (
        <Notice
          kind="warning"
          title={t('description.steps.withdrawn', { at: t.dateTime(new Date(withdrawn.withdrawnAt)) })}
        >
          <p>{withdrawn.reason}</p>
        </Notice>
      )}
      {otherInForceFrom !== undefined && (
        <Notice kind="info" title={t('description.steps.other-in-force', { day: t.date(otherInForceFrom) })}>
          <p>{t('description.steps.other-in-force-explained')}</p>
        </Notice>
      )}
      <ul className="actions">
        <li>
          <a href={version}>{t('description.steps.public-page')}</a>
        </li>
        {mayWithdraw && (
          <li>
            <a href={withdrawal}>{t('description.act.withdraw')}</a>
          </li>
        )}
      </ul>
    </>
  );
}
