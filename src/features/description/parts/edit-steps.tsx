import { refusalText } from '#features/view/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import type { EditPage } from '../edit-page.queries.server.ts';
import { ReasonField } from './reason-field.tsx';

interface EditStepsProps {
  page: EditPage;
  today: string;
}

/** What waits to be done to a description under work, and the buttons for what the reader may do. */
export function EditSteps({ page, today }: EditStepsProps) {
  const t = useTexts();
  const { edit, steps, submitRefused, isOwnSubmission } = page;
  return (
    <Section id="steps" title={t('description.steps.title')}>
      <p>{t(`description.steps.${edit.state}`)}</p>
      {edit.state === 'published' && <PublishedLinks page={page} />}
      {submitRefused && (
        <Notice kind="warning" title={t('description.steps.not-yet')}>
          <p>{refusalText(t, { code: `description.refused.${submitRefused}`, details: { code: edit.projectCode } })}</p>
        </Notice>
      )}
      {isOwnSubmission && (
        <Notice kind="info" title={t('description.steps.four-eyes')}>
          <p>{t('description.refused.own-submission')}</p>
        </Notice>
      )}
      <p className="buttons">
        {steps.includes('edit') && (
          <a className="button" href={`/${t.language}/workspace/descriptions/${edit.id}/edit`}>
            {t('description.act.edit')}
          </a>
        )}
        <a href={`/${t.language}/workspace/descriptions/${edit.id}/preview`}>{t('description.act.preview')}</a>
      </p>
      {steps.includes('submit') && !submitRefused && <StepForm page={page} act="submit" />}
      {steps.includes('approve') && <StepForm page={page} act="approve" />}
      {steps.includes('publish') && <PublishForm page={page} today={today} />}
      {steps.includes('return') && <ReasonedForm page={page} act="return" isRequired />}
      {steps.includes('discard') && <ReasonedForm page={page} act="discard" isRequired={false} />}
    </Section>
  );
}

interface StepFormProps {
  page: EditPage;
  act: 'submit' | 'approve' | 'return' | 'discard' | 'publish';
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

function ReasonedForm({ page, act, isRequired }: StepFormProps & { act: 'return' | 'discard'; isRequired: boolean }) {
  const t = useTexts();
  return (
    <Disclosure summary={t(`description.act.${act}`)}>
      <p>{t(`description.steps.${act}-explained`)}</p>
      <form method="post" className="action-form">
        <StepFields page={page} act={act} />
        <ReasonField id={`reason-${act}`} isRequired={isRequired} hint={t('description.steps.reason-hint')} />
        <button type="submit" className="secondary">
          {t(`description.act.${act}`)}
        </button>
      </form>
    </Disclosure>
  );
}

function PublishForm({ page, today }: EditStepsProps) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <StepFields page={page} act="publish" />
      <div className="form-field">
        <label htmlFor="known-on">{t('description.steps.known-on')}</label>
        <p className="hint" id="known-on-hint">
          {t('description.steps.known-on-hint')}
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
function PublishedLinks({ page: { edit, withdrawn, mayWithdraw } }: { page: EditPage }) {
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
