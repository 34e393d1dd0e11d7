import { projectWorkAddress } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { emptyParts } from '../plan.model.ts';
import { versionAddress } from '../plan-address.model.ts';
import type { PlanPage } from '../plan-page.queries.server.ts';

/** What comes next with a version: what a draft lacks, its decision, or how it ends. */
export function PlanSteps({ page: { head, plan, acts } }: { page: PlanPage }) {
  const t = useTexts();
  const address = `/${t.language}${versionAddress(head.code, plan.number)}`;
  if (plan.state === 'in-force') {
    return (
      <>
        {acts.includes('plan.decide') && (
          <Section id="steps" title={t('plan.steps.title')} level={3}>
            <ul className="actions">
              {(['milestones', 'measures'] as const).map((section) => (
                <li key={section}>
                  <a href={projectWorkAddress(t.language, head.code, section)}>{t(`plan.steps.to-${section}`)}</a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {acts.includes('plan.withdraw') && (
          <p>
            <a href={`${address}/withdraw`}>{t('plan.end.withdraw')}</a>
          </p>
        )}
      </>
    );
  }
  if (plan.state !== 'draft') return <Ended page={{ plan }} />;
  const missing = emptyParts(plan, head.period);
  return (
    <Section id="steps" title={t('plan.steps.title')} level={3}>
      {missing.length === 0 ? (
        <p>{t('plan.steps.complete')}</p>
      ) : (
        <>
          <p>{t('plan.steps.missing')}</p>
          <ul>
            {missing.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{t(`plan.steps.${part}`)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="buttons">
        {acts.includes('plan.decide') && (
          <a className="button-like" href={`${address}/decide?seen=${plan.revision}`}>
            {t('plan.decide.title')}
          </a>
        )}
        {acts.includes('plan.discard') && (
          <a className="button-like" href={`${address}/discard`}>
            {t('plan.end.discard')}
          </a>
        )}
      </p>
    </Section>
  );
}

function Ended({ page: { plan } }: { page: Pick<PlanPage, 'plan'> }) {
  const t = useTexts();
  return (
    <Notice kind="warning" title={t(plan.state === 'withdrawn' ? 'plan.version.withdrawn' : 'plan.version.discarded')}>
      <p lang="fi">{plan.endReason}</p>
    </Notice>
  );
}
