import { StatusTag } from '#features/project/public.parts.ts';
import { type FamilyBranch, type FamilyLink, projectWorkAddress } from '#features/project/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { Tree, type TreeBranch } from '#ui/tree.tsx';
import type { OverviewMember, ProjectOverview } from '../project-overview.queries.server.ts';

/** The projects that a project belongs together with, as a tree. */
export function ProjectTrees({ overview }: { overview: ProjectOverview }) {
  const t = useTexts();
  const { head, family, trees, members, mayEdit } = overview;
  const branchOf = (branch: FamilyBranch): TreeBranch => ({
    key: branch.code,
    content: <Member branch={branch} member={members.get(branch.code)} isCurrent={branch.code === head.code} />,
    isCurrent: branch.code === head.code,
    isUnsure: branch.bond?.isSuggested ?? false,
    branches: branch.branches.map(branchOf),
  });
  return (
    <Section id="family" title={t('workspace.project.family')}>
      {family.isCut && <Notice kind="info" title={t('workspace.project.family-cut', { count: family.codes.length })} />}
      {family.codes.length > 1 ? (
        <Tree label={t('workspace.project.family')} branches={trees.map(branchOf)} />
      ) : (
        <p>{t('workspace.project.no-family')}</p>
      )}
      <p>
        <a href={`${projectWorkAddress(t.language, head.code)}/bonds`}>
          {t(mayEdit ? 'workspace.project.change-bonds' : 'workspace.project.bonds')}
        </a>
      </p>
    </Section>
  );
}

interface MemberProps {
  branch: FamilyBranch;
  member: OverviewMember | undefined;
  isCurrent: boolean;
}

function Member({ branch: { code, bond, otherBonds }, member, isCurrent }: MemberProps) {
  const t = useTexts();
  const name = member?.name ?? member?.told?.name;
  const [startsOn, endsOn] = [member?.startsOn ?? member?.told?.startsOn, member?.endsOn ?? member?.told?.endsOn];
  const isLinked = member?.isReached && !isCurrent;
  const label = (
    <>
      {code} {name && <span lang="fi">{name}</span>}
    </>
  );
  return (
    <>
      <p>
        {member?.kind && `${t(`project.kind.${member.kind}`)} `}
        {isLinked ? (
          <a href={projectWorkAddress(t.language, code)}>{label}</a>
        ) : isCurrent ? (
          <strong aria-current="true">{label}</strong>
        ) : (
          label
        )}{' '}
        {member?.status && <StatusTag status={member.status} />}{' '}
        {bond?.isSuggested && <Tag tone="warning">{t('project.bonds.suggested')}</Tag>}
      </p>
      {startsOn && endsOn && (
        <p className="note">{t('workspace.project.from-to', { from: t.date(startsOn), to: t.date(endsOn) })}</p>
      )}
      {otherBonds.map((other) => (
        <p key={`${other.kind} ${other.from}`} className="note">
          {bondInWords(t, other)}
        </p>
      ))}
    </>
  );
}

function bondInWords(t: Texts, { kind, from }: FamilyLink): string {
  switch (kind) {
    case 'parallel':
      return t('workspace.project.mother-is', { code: from });
    case 'coordination':
      return t('workspace.project.coordinated-by', { code: from });
    case 'successor':
      return t('workspace.project.continues', { code: from });
  }
}
