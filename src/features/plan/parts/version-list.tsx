import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import type { PlanVersion } from '../plan.model.ts';
import { planAddress, versionAddress } from '../plan-address.model.ts';
import { VersionTag } from './version-tag.tsx';

interface VersionListProps {
  code: string;
  versions: readonly PlanVersion[];
  /** The number of the one in force. */
  inForce: number | undefined;
}

/** All versions of a plan with what was decided of them. */
export function VersionList({ code, versions, inForce }: VersionListProps) {
  const t = useTexts();
  return (
    <Section id="versions" title={t('plan.home.versions')}>
      <DataTable
        caption={t('plan.home.versions')}
        hideCaption
        rows={versions}
        rowKey={({ number }) => number}
        columns={[
          {
            key: 'number',
            header: t('plan.version.number'),
            cell: ({ number }) => (
              <a href={`/${t.language}${versionAddress(code, number)}`}>{t('plan.version.title', { number })}</a>
            ),
          },
          {
            key: 'state',
            header: t('plan.version.state'),
            cell: ({ state, number }) => <VersionTag state={state} isInForce={number === inForce} />,
          },
          {
            key: 'from',
            header: t('plan.version.from'),
            cell: ({ inForceFrom }) => (inForceFrom === null ? '–' : t.date(inForceFrom)),
          },
          {
            key: 'decision',
            header: t('plan.version.decision'),
            cell: ({ decisionNumber, decidedOn }) =>
              decisionNumber === null || decidedOn === null
                ? '–'
                : t('plan.version.decision-of', { number: decisionNumber, on: t.date(decidedOn) }),
          },
          {
            key: 'why',
            header: t('plan.version.why'),
            cell: ({ changeReason }) => (changeReason === null ? '–' : <span lang="fi">{changeReason}</span>),
          },
        ]}
      />
      {versions.length > 1 && (
        <p>
          <a href={`/${t.language}${planAddress(code)}/compare`}>{t('plan.home.compare')}</a>
        </p>
      )}
    </Section>
  );
}
