import type { FamilyBranch, FamilyLink } from '#features/project/public.ts';
import { projectAddress, statusInWords } from '#features/search/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { Tree, type TreeBranch } from '#ui/tree.tsx';
import { type FamilySum, type FamilySums, isUnsure, placingBond, relationTo } from '../family.model.ts';
import type { FamilyPage } from '../family-page.queries.server.ts';

interface FamilyProps {
  page: FamilyPage;
  /** The project whose page this is. */
  code: string;
  on: string | undefined;
}

/** The projects that a project is bound to, near and far, as a tree, and what they come to together. */
export function Family({ page, code, on }: FamilyProps) {
  const t = useTexts();
  const branchOf = (branch: FamilyBranch): TreeBranch => ({
    key: branch.code,
    content: <Member page={page} branch={branch} code={code} on={on} />,
    isCurrent: branch.code === code,
    isUnsure: isUnsure(page.family, branch, code),
    branches: branch.branches.map(branchOf),
  });
  return (
    <Section id="links" title={t('register.project.links')}>
      {page.family.isCut && (
        <Notice kind="info" title={t('register.family.cut', { count: page.family.codes.length })} />
      )}
      <Tree label={t('register.family.tree')} branches={page.trees.map(branchOf)} />
      {page.sums.projects > 1 && <Sums sums={page.sums} />}
    </Section>
  );
}

interface MemberProps extends FamilyProps {
  branch: FamilyBranch;
}

function Member({ page, branch, code, on }: MemberProps) {
  const t = useTexts();
  const project = page.told.get(branch.code);
  return (
    <>
      <p>
        {relationInWords(page, branch, code, t)}{' '}
        {branch.code === code ? (
          <strong aria-current="true" lang="fi">
            {project?.name} ({branch.code})
          </strong>
        ) : project ? (
          <a href={projectAddress(t.language, branch.code, on)} lang="fi">
            {project.name} ({branch.code})
          </a>
        ) : (
          branch.code
        )}{' '}
        {isUnsure(page.family, branch, code) && <Tag tone="warning">{t('register.project.suggested')}</Tag>}
      </p>
      <MemberFacts page={page} member={branch.code} />
      {branch.otherBonds.map((bond) => (
        <p key={`${bond.kind} ${bond.from}`} className="note">
          {bondInWords(bond, t)} {bond.isSuggested && `(${t('register.project.suggested')})`}
        </p>
      ))}
    </>
  );
}

/** What the member is to the project of the page; to the branch above it when the two are not bound directly. */
function relationInWords(page: FamilyPage, branch: FamilyBranch, code: string, t: Texts) {
  const { code: member, bond } = branch;
  if (member === code) return `${t('register.family.this')}:`;
  const direct = relationTo(page.family, code, member);
  if (direct) return `${t(`register.project.relation-${direct.relation}`)}:`;
  if (bond) return `${bondInWords(bond, t)}:`;
  const below = placingBond(branch);
  return below
    ? `${t(below.kind === 'parallel' ? 'register.family.mother-of' : 'register.family.predecessor-of', { code: below.to })}:`
    : '';
}

function bondInWords({ kind, from }: FamilyLink, t: Texts): string {
  return t(kind === 'parallel' ? 'register.family.parallel-of' : 'register.family.successor-of', { code: from });
}

function MemberFacts({ page, member }: { page: FamilyPage; member: string }) {
  const t = useTexts();
  const project = page.told.get(member);
  if (!project) return <p className="note">{t('register.family.undescribed')}</p>;
  const { status, startsOn, endsOn, grantedEuStateCents, personsPlanned, personsRealised } = project;
  // A project without participants prints zero for both.
  const hasPersons = (personsPlanned ?? 0) + (personsRealised ?? 0) > 0;
  const facts = [
    status && statusInWords(status, t),
    startsOn && endsOn && t('register.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) }),
    grantedEuStateCents !== null && t('register.family.granted', { sum: t.euro(grantedEuStateCents) }),
    ...(hasPersons && personsPlanned !== null ? [t('register.family.persons-planned', { count: personsPlanned })] : []),
    ...(hasPersons && personsRealised !== null
      ? [t('register.family.persons-realised', { count: personsRealised })]
      : []),
  ];
  return <p className="note">{facts.filter((fact) => typeof fact === 'string').join(' · ')}</p>;
}

function Sums({ sums }: { sums: FamilySums }) {
  const t = useTexts();
  const amount = (value: number, told: number, format: (value: number) => string) =>
    told === 0
      ? t('ui.chart.unknown')
      : `${format(value)}${told < sums.projects ? ` (${t('register.family.told', { told, projects: sums.projects })})` : ''}`;
  const row = (label: string, { planned, plannedTold, realised, realisedTold }: FamilySum, format: Format) => ({
    label,
    planned: amount(planned, plannedTold, format),
    realised: amount(realised, realisedTold, format),
  });
  return (
    <>
      <DataTable
        caption={t('register.family.sums', { count: sums.projects })}
        narrow="stack"
        rows={[
          row(t('register.project.eu-state'), sums.euState, t.euro),
          row(t('register.project.figure-persons'), sums.persons, (value) => t.number(value)),
        ]}
        rowKey={({ label }) => label}
        columns={[
          { key: 'figure', header: t('ui.chart.subject'), cell: ({ label }) => label },
          {
            key: 'planned',
            header: t('register.statistics.planned-or-granted'),
            align: 'number',
            cell: ({ planned }) => planned,
          },
          { key: 'realised', header: t('ui.chart.realised'), align: 'number', cell: ({ realised }) => realised },
        ]}
      />
      <p className="note">
        {t('register.family.sums-explained')}{' '}
        {sums.undescribed > 0 && t('register.family.left-undescribed', { count: sums.undescribed })}{' '}
        {sums.suggested > 0 && t('register.family.left-suggested', { count: sums.suggested })}
      </p>
    </>
  );
}

type Format = (value: number) => string;
