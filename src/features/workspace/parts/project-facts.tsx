import { coordinationTodayAddress } from '#features/coordination/public.ts';
import { versionAddress } from '#features/plan/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Prose } from '#ui/prose.tsx';
import type { ProjectOverview } from '../project-overview.queries.server.ts';

/** What is known of a project, and what is to be done with it next. */
export function ProjectFacts({ overview }: { overview: ProjectOverview }) {
  const t = useTexts();
  const { head, profile, implementer, authority, mayEdit, mayCreate, mayLookOver } = overview;
  const address = projectWorkAddress(t.language, head.code);
  const unsaid = t('workspace.project.unsaid');
  const coordination = overview.bound.find(({ relation }) => relation === 'coordination');
  return (
    <>
      {(mayEdit || mayLookOver) && (
        <ul className="act-links">
          {mayLookOver && (
            <li>
              <a className="button-like" href={coordinationTodayAddress(t.language, head.code)}>
                {t('workspace.project.look-over')}
              </a>
            </li>
          )}
          {mayEdit && head.kind === 'coordination' && !head.isLight && mayCreate && (
            <li>
              <a className="button-like" href={`${address}/parallel`}>
                {t('workspace.project.new-parallel')}
              </a>
            </li>
          )}
          {mayEdit && (
            <li>
              <a className="button-like" href={`${address}/edit`}>
                {t('workspace.project.edit')}
              </a>
            </li>
          )}
          {mayEdit && head.isProvisional && (
            <li>
              <a className="button-like" href={`${address}/code`}>
                {t('workspace.project.give-code')}
              </a>
            </li>
          )}
        </ul>
      )}
      <DefinitionList
        items={[
          {
            label: t('workspace.said.implementer'),
            value: implementer ? <span lang="fi">{implementer}</span> : unsaid,
          },
          ...(head.isLight
            ? [{ label: t('workspace.project.kept-for'), value: profile.keptFor }]
            : [
                {
                  label: t('workspace.said.authority'),
                  value: authority ? <span lang="fi">{authority}</span> : unsaid,
                },
                { label: t('workspace.project.decision'), value: decisionInWords(t, overview) ?? unsaid },
                { label: t('workspace.project.granted'), ...grantedInWords(t, overview) },
              ]),
          ...(coordination
            ? [
                {
                  label: t('project.kind.coordination'),
                  value: overview.members.get(coordination.code)?.isReached ? (
                    <a href={projectWorkAddress(t.language, coordination.code)}>{coordination.code}</a>
                  ) : (
                    coordination.code
                  ),
                  note: coordination.name && <span lang="fi">{coordination.name}</span>,
                },
              ]
            : []),
          { label: t('workspace.said.period'), value: t(`project.period.${head.period}`) },
          { label: t('workspace.said.startsOn'), value: head.startsOn ? t.date(head.startsOn) : unsaid },
          { label: t('workspace.said.endsOn'), value: head.endsOn ? t.date(head.endsOn) : unsaid },
        ]}
      />
      <MissingBonds overview={overview} />
      <NextStep overview={overview} />
      {profile.note && <Prose text={profile.note} />}
    </>
  );
}

/** A parallel project is not whole without its mother and its coordination project. */
function MissingBonds({ overview: { head, bound, mayEdit } }: { overview: ProjectOverview }) {
  const t = useTexts();
  if (head.kind !== 'parallel') return null;
  const missing = (['mother', 'coordination'] as const).filter(
    (wanted) => !bound.some(({ relation, isSuggested }) => relation === wanted && !isSuggested),
  );
  return missing.map((wanted) => (
    <Notice key={wanted} kind="warning" title={t(`workspace.project.no-${wanted}`)}>
      {mayEdit && (
        <p>
          <a href={`${projectWorkAddress(t.language, head.code)}/bonds`}>{t('workspace.project.change-bonds')}</a>
        </p>
      )}
    </Notice>
  ));
}

/** What a project needs first, once it is begun: a plan in force. */
function NextStep({ overview: { head, plan, mayEdit } }: { overview: ProjectOverview }) {
  const t = useTexts();
  if (plan || !mayEdit || !head.sections.includes('plan')) return null;
  return (
    <Notice kind="info" title={t('workspace.project.next')}>
      <p>
        <a href={projectWorkAddress(t.language, head.code, 'plan')}>{t('workspace.project.next-plan')}</a>
      </p>
    </Notice>
  );
}

/** As the version of the plan in force says it, which it opens. */
function grantedInWords(t: Texts, { head, plan }: ProjectOverview) {
  if (!plan || plan.grantedCents === null) return { value: t('workspace.project.unsaid') };
  const { grantedForMeasuresCents, versionNumber } = plan;
  return {
    value: <a href={`/${t.language}${versionAddress(head.code, versionNumber)}#money`}>{t.euro(plan.grantedCents)}</a>,
    note:
      grantedForMeasuresCents !== null && t('workspace.project.for-measures', { sum: t.euro(grantedForMeasuresCents) }),
  };
}

function decisionInWords(t: Texts, { profile: { decisionNumber, decidedOn } }: ProjectOverview): string | undefined {
  const parts = [decisionNumber, decidedOn && t.date(decidedOn)].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(', ');
}
