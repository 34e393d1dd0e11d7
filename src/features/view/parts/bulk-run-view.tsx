import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { Tag, type TagTone } from '#ui/tag.tsx';
import { type BulkActWords, type BulkOutcome, type BulkRow, type BulkRun, countOutcomes } from '../bulk-run.model.ts';
import { refusalText } from '../refusal-text.ts';

interface BulkRunViewProps {
  run: BulkRun;
  act: BulkActWords;
  /** What was written as the reason, when the form comes back. */
  reason?: string | undefined;
}

/** An act on many rows: what it would do and the button to do it, or, once done, what came of each row. */
export function BulkRunView({ run, act, reason }: BulkRunViewProps) {
  const t = useTexts();
  return (
    <>
      {run.performedAt ? <Report run={run} /> : <Preview run={run} act={act} reason={reason} />}
      <DataTable
        caption={t('view.bulk.rows')}
        rows={run.performedAt ? inOrderOfConcern(run.rows) : run.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'label', header: t('view.bulk.row'), cell: (row) => <RowName row={row} /> },
          { key: 'what', header: t('view.bulk.what'), cell: (row) => wordsOf(row, act, t) },
        ]}
      />
      <p>
        <a href={`/${t.language}${run.listHref}`}>{t('view.bulk.back')}</a>
      </p>
    </>
  );
}

function Preview({ run, act, reason }: BulkRunViewProps) {
  const t = useTexts();
  const possible = run.rows.filter(({ refusal }) => !refusal).length;
  const impossible = run.rows.length - possible;
  if (possible === 0) {
    return (
      <Notice kind="warning" title={t('view.bulk.none-possible')}>
        <p>{t('view.bulk.none-possible-explained')}</p>
      </Notice>
    );
  }
  return (
    <form method="post" className="action-form">
      <p>{t('view.bulk.foreseen', { possible, impossible })}</p>
      {act.reason && (
        <div className="field">
          <label htmlFor="reason">
            {act.reason === 'required' ? t('view.bulk.reason') : t('view.bulk.reason-optional')}
          </label>
          <textarea
            id="reason"
            name="reason"
            rows={3}
            maxLength={2000}
            required={act.reason === 'required'}
            defaultValue={reason}
          />
        </div>
      )}
      <button type="submit">{t('view.bulk.confirm', { act: t(act.label), count: possible })}</button>
    </form>
  );
}

function Report({ run }: { run: BulkRun }) {
  const t = useTexts();
  const counts = countOutcomes(run.rows);
  const isWhole = counts.done === run.rows.length;
  return (
    <>
      <Notice
        kind={isWhole ? 'success' : 'warning'}
        title={t('view.bulk.done-count', { done: counts.done, of: run.rows.length })}
      >
        {!isWhole && (
          <ul>
            {(['failed', 'changed', 'skipped'] as const)
              .filter((outcome) => counts[outcome] > 0)
              .map((outcome) => (
                <li key={outcome}>{t(`view.bulk.count-${outcome}`, { count: counts[outcome] })}</li>
              ))}
          </ul>
        )}
      </Notice>
      {run.performedAt && <p>{t('view.bulk.performed-at', { at: t.dateTime(run.performedAt) })}</p>}
      {run.reason && <p>{t('view.bulk.with-reason', { reason: run.reason })}</p>}
    </>
  );
}

function RowName({ row }: { row: BulkRow }) {
  const t = useTexts();
  const name = <span lang={row.lang}>{row.label}</span>;
  return row.href ? <a href={`/${t.language}${row.href}`}>{name}</a> : name;
}

const tones: Record<BulkOutcome, TagTone> = {
  done: 'success',
  failed: 'warning',
  changed: 'warning',
  skipped: 'neutral',
};

function wordsOf(row: BulkRow, act: BulkRunViewProps['act'], t: Texts) {
  const why = row.failure ?? row.refusal;
  if (!row.outcome)
    return why ? (
      <>
        <Tag tone="warning">{t('view.bulk.cannot')}</Tag> {refusalText(t, why)}
      </>
    ) : (
      t(act.effect)
    );
  return (
    <>
      <Tag tone={tones[row.outcome]}>{t(`view.bulk.outcome-${row.outcome}`)}</Tag> {why && refusalText(t, why)}
      {row.outcome === 'changed' && t('view.bulk.changed-explained')}
    </>
  );
}

const concern: readonly BulkOutcome[] = ['failed', 'changed', 'skipped', 'done'];

/** What was not done stands first, so that it is not overlooked among what was. */
function inOrderOfConcern(rows: readonly BulkRow[]): readonly BulkRow[] {
  const place = ({ outcome = 'done' }: BulkRow) => concern.indexOf(outcome);
  return rows.toSorted((one, other) => place(one) - place(other));
}
