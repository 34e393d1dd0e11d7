import { measureAddress } from '#features/measure/public.ts';
import { projectWorkAddress } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { countedMeasuresAddress, moneyLinesAddress, personsAddress } from '../coordination-address.model.ts';
import type { CarriedProject } from '../day-view.model.ts';
import type { Warning } from '../warning.model.ts';

interface WarningListProps {
  /** Of the coordination project. */
  code: string;
  on: string;
  projects: readonly CarriedProject[];
  warnings: readonly Warning[];
}

/** What should be looked at, project by project; each leads to where it is mended. */
export function WarningList({ code, on, projects, warnings }: WarningListProps) {
  const t = useTexts();
  if (warnings.length === 0) return <p>{t('coordination.warning.none')}</p>;
  const warningsOf = Map.groupBy(warnings, ({ projectId }) => projectId);
  return projects.map((project) => {
    const own = warningsOf.get(project.id);
    if (!own) return null;
    return (
      <div key={project.id}>
        <h3 id={`warnings-${project.code}`} lang="fi">
          {project.name} ({project.code})
        </h3>
        <ul>
          {own.map((warning) => (
            <li key={keyOf(warning)}>
              <a href={addressOf(warning, project, t.language)}>{inWords(warning, t)}</a>
              <Records code={code} on={on} project={project} warning={warning} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** Of one project there is one warning of a kind about each measure, tender and day. */
function keyOf(warning: Warning): string {
  const about =
    'measureId' in warning
      ? warning.measureId
      : 'contractId' in warning
        ? warning.contractId
        : 'id' in warning
          ? warning.id
          : '';
  return `${warning.kind} ${about}`;
}

function inWords(warning: Warning, t: Texts): string {
  switch (warning.kind) {
    case 'no-mother':
    case 'no-plan':
      return t(`coordination.warning.${warning.kind}`);
    case 'no-contract':
    case 'no-seats-held':
    case 'too-many-held':
      return t(`coordination.warning.${warning.kind}`, { name: warning.name, on: t.date(warning.startsOn) });
    case 'late-tender':
    case 'late-milestone':
    case 'late-report':
      return t(`coordination.warning.${warning.kind}`, { name: warning.name, on: t.date(warning.dueOn) });
    case 'overlap': {
      const { name: esf, national, others } = warning;
      return t('coordination.warning.overlap', { esf, national, others });
    }
    case 'no-employer':
    case 'contract-cancelled':
    case 'contract-short':
      return t(`coordination.warning.${warning.kind}`, { name: warning.name });
    case 'over-planned':
    case 'over-granted':
    case 'over-public': {
      const sums = { cents: t.euro(warning.cents), planned: t.euro(warning.plannedCents) };
      return warning.kind === 'over-planned'
        ? t('coordination.warning.over-planned', { name: warning.name, ...sums })
        : t(`coordination.warning.${warning.kind}`, sums);
    }
    case 'women':
      return t('coordination.warning.women', {
        planned: t.percent(warning.planned, 1),
        reached: t.percent(warning.reached, 1),
      });
  }
}

/** What figures of a warning were counted from, where that is more than what it leads to. */
function Records({ code, on, project, warning }: Omit<WarningListProps, 'projects' | 'warnings'> & WarningOf) {
  const t = useTexts();
  if (warning.kind === 'women')
    return (
      <>
        <br />
        <a href={personsAddress(t.language, code, on, project.code)}>{t('coordination.warning.persons')}</a>
      </>
    );
  if (warning.kind === 'over-granted' || warning.kind === 'over-public')
    return (
      <>
        <br />
        <a href={moneyLinesAddress(t.language, code, on, { project: project.code })}>
          {t('coordination.warning.money')}
        </a>
      </>
    );
  if (warning.kind !== 'overlap') return null;
  const address = countedMeasuresAddress(t.language, code, on, { overlaps: warning.measureId });
  return (
    <>
      <br />
      <a href={address}>{t('coordination.warning.overlapping', { count: warning.others + 1 })}</a>
    </>
  );
}

interface WarningOf {
  project: CarriedProject;
  warning: Warning;
}

/** Where it can be mended. */
function addressOf(warning: Warning, { code }: CarriedProject, language: string): string {
  switch (warning.kind) {
    case 'no-mother':
      return `${projectWorkAddress(language, code)}/bonds`;
    case 'no-plan':
    case 'women':
      return projectWorkAddress(language, code, 'plan');
    case 'no-contract':
    case 'no-seats-held':
    case 'too-many-held':
    case 'overlap':
      return measureAddress(language, warning.measureId);
    case 'no-employer':
    case 'contract-cancelled':
    case 'contract-short':
      return `/${language}/workspace/contracts/${warning.contractId}`;
    case 'over-planned':
      return `/${language}/workspace/contracts/${warning.contractId}`;
    case 'over-granted':
      return projectWorkAddress(language, code, 'plan');
    case 'over-public':
      return `/${language}/projects/${code}`;
    case 'late-tender':
      return `/${language}/workspace/tenders/${warning.id}`;
    case 'late-milestone':
    case 'late-report':
      return projectWorkAddress(language, code, 'milestones');
  }
}
