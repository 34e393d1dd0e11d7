import { daysAfter } from '#platform/clock.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Tag, type TagTone } from '#ui/tag.tsx';
import { type Milestone, standingOf } from '../milestone.model.ts';
import { milestonesAddress } from '../plan-address.model.ts';

interface MilestoneListProps {
  code: string;
  milestones: readonly Milestone[];
  mayChange: boolean;
  today: string;
}

/** The days of a project with how each stands, and what can be done with it. */
export function MilestoneList({ code, milestones, mayChange, today }: MilestoneListProps) {
  const t = useTexts();
  const acts = {
    key: 'acts',
    header: t('plan.segment.acts'),
    cell: (milestone: Milestone) => <MilestoneActs code={code} milestone={milestone} today={today} />,
  };
  return (
    <DataTable
      caption={t('plan.milestones.caption')}
      rows={milestones}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: t('plan.milestones.what'),
          cell: ({ title, note }) => (
            <>
              <span lang="fi">{title}</span>
              {note && (
                <span className="about" lang="fi">
                  {note}
                </span>
              )}
            </>
          ),
        },
        { key: 'kind', header: t('plan.milestone-kind.name'), cell: ({ kind }) => t(`plan.milestone-kind.${kind}`) },
        { key: 'due', header: t('plan.milestone-due.name'), cell: ({ dueOn }) => t.date(dueOn) },
        {
          key: 'state',
          header: t('plan.milestones.state'),
          cell: (milestone) => <Standing milestone={milestone} today={today} />,
        },
        ...(mayChange ? [acts] : []),
      ]}
    />
  );
}

const tones: Readonly<Record<'open' | 'soon' | 'late', TagTone>> = {
  open: 'neutral',
  soon: 'highlight',
  late: 'warning',
};
/** So many days ahead a day is near. */
const daysNear = 14;

function Standing({ milestone, today }: { milestone: Milestone; today: string }) {
  const t = useTexts();
  if (milestone.doneOn !== null)
    return <Tag tone="success">{t('plan.milestone-state.done', { on: t.date(milestone.doneOn) })}</Tag>;
  const standing = standingOf(milestone.dueOn, today, daysAfter(today, daysNear));
  return <Tag tone={tones[standing]}>{t(`plan.milestone-state.${standing}`)}</Tag>;
}

function MilestoneActs({ code, milestone, today }: { code: string; milestone: Milestone; today: string }) {
  const t = useTexts();
  const { id, title, state } = milestone;
  const fieldId = `done-${id}`;
  return (
    <form method="post" className="row-acts">
      <input type="hidden" name="milestone" value={id} />
      {state === 'done' ? (
        <button
          type="submit"
          name="act"
          value="reopen"
          className="link"
          aria-label={t('plan.milestones.reopen-of', { title })}
        >
          {t('plan.milestones.reopen')}
        </button>
      ) : (
        <>
          <label htmlFor={fieldId}>
            {t('plan.milestones.done-day')}
            <span className="visually-hidden" lang="fi">
              {' '}
              {title}
            </span>
          </label>
          <input
            id={fieldId}
            name="doneOn"
            type="date"
            className="input-date"
            max={today}
            defaultValue={today}
            required
          />
          <button
            type="submit"
            name="act"
            value="finish"
            className="secondary"
            aria-label={t('plan.milestones.done-of', { title })}
          >
            {t('plan.milestones.done')}
          </button>
        </>
      )}
      <a href={`/${t.language}${milestonesAddress(code)}/${id}`} aria-label={t('plan.milestones.edit-of', { title })}>
        {t('plan.segment.edit')}
      </a>
    </form>
  );
}
