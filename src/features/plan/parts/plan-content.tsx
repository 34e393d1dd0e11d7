import type { ReactNode } from 'react';
import type { ProjectHead } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Prose } from '#ui/prose.tsx';
import { Section } from '#ui/section.tsx';
import { type Plan, type PlanMoney, planAreaKinds, type Segment } from '../plan.model.ts';
import { segmentsAddress, versionAddress } from '../plan-address.model.ts';
import { type areaFields, areaNames } from '../plan-area.model.ts';
import { principleForm } from '../principle.model.ts';
import { PrinciplesView } from './principles-view.tsx';
import { TargetsView } from './targets-view.tsx';

/** What of a draft the reader may write. */
export interface PlanEdits {
  readonly texts: boolean;
  readonly targets: boolean;
  readonly principles: boolean;
}

interface PlanContentProps {
  head: ProjectHead;
  plan: Plan;
  edits?: PlanEdits;
}

const nothing: PlanEdits = { texts: false, targets: false, principles: false };

/** All that a version says, with the way to edit each part where it is a draft. */
export function PlanContent({ head: { code, period }, plan, edits = nothing }: PlanContentProps) {
  const t = useTexts();
  const address = `/${t.language}${versionAddress(code, plan.number)}`;
  const asked = principleForm(period);
  return (
    <>
      <Section id="texts" title={t('plan.version.texts')} level={3}>
        <TextsView plan={plan} />
        {edits.texts && <EditLink href={`${address}/edit`}>{t('plan.edit.texts')}</EditLink>}
      </Section>
      <Section id="money" title={t('plan.version.money')} level={3}>
        <MoneyView money={plan} />
        {edits.texts && <EditLink href={`${address}/edit#grantedCents`}>{t('plan.edit.money')}</EditLink>}
      </Section>
      <Section id="targets" title={t('plan.version.targets')} level={3}>
        <TargetsView period={period} targets={plan.targets} />
        {edits.targets && <EditLink href={`${address}/targets`}>{t('plan.edit.targets')}</EditLink>}
      </Section>
      <Section id="segments" title={t('plan.version.segments')} level={3}>
        <SegmentsView segments={plan.segments} address={address} isEdited={edits.texts} />
        {plan.segments.length > 0 && plan.state === 'in-force' && (
          <p>
            <a href={`/${t.language}${segmentsAddress(code)}`}>{t('plan.segment.people')}</a>
          </p>
        )}
        {edits.texts && <EditLink href={`${address}/segments/new`}>{t('plan.segment.add')}</EditLink>}
      </Section>
      {asked && (
        <Section
          id="principles"
          title={t(asked.act === 'plan.classify' ? 'plan.version.classes' : 'plan.version.principles')}
          level={3}
        >
          <PrinciplesView period={period} plan={plan} />
          {edits.principles && (
            <EditLink href={`${address}/principles`}>
              {t(asked.act === 'plan.classify' ? 'plan.edit.classes' : 'plan.edit.principles')}
            </EditLink>
          )}
        </Section>
      )}
    </>
  );
}

function EditLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p>
      <a className="button-like" href={href}>
        {children}
      </a>
    </p>
  );
}

function TextsView({ plan }: { plan: Plan }) {
  const t = useTexts();
  const { startsOn, endsOn, areas } = plan;
  const written = (text: string | null) =>
    text === null ? t('plan.version.not-said') : <Prose text={text} lang="fi" />;
  const day = (on: string | null) => (on === null ? '…' : t.date(on));
  const areaItems = planAreaKinds.flatMap((kind) => {
    const names = areaNames(areas, kind, t.language);
    return names.length === 0 ? [] : [{ label: t(areaTexts[kind]), value: names.join(', ') }];
  });
  return (
    <DefinitionList
      items={[
        {
          label: t('plan.version.period'),
          value:
            startsOn === null && endsOn === null
              ? t('plan.version.not-said')
              : t('plan.version.period-of', { from: day(startsOn), until: day(endsOn) }),
        },
        ...(areaItems.length === 0
          ? [{ label: t('plan.version.area'), value: t('plan.version.whole-country') }]
          : areaItems),
        { label: t('plan.summary.name'), value: written(plan.summary) },
        { label: t('plan.direct-target.name'), value: written(plan.directTargetText) },
        { label: t('plan.indirect-target.name'), value: written(plan.indirectTargetText) },
      ]}
    />
  );
}

function MoneyView({ money: { grantedCents, grantedForMeasuresCents } }: { money: PlanMoney }) {
  const t = useTexts();
  const sum = (cents: number | null) => (cents === null ? t('plan.version.not-said') : t.euro(cents));
  return (
    <DefinitionList
      items={[
        { label: t('plan.granted.name'), value: sum(grantedCents) },
        { label: t('plan.granted-for-measures.name'), value: sum(grantedForMeasuresCents) },
      ]}
    />
  );
}

/** What the fields of the areas are called. */
export const areaTexts = {
  region: 'plan.regions.name',
  sub_region: 'plan.sub-regions.name',
  municipality: 'plan.municipalities.name',
} as const satisfies Record<keyof typeof areaFields, string>;

interface SegmentsViewProps {
  segments: readonly Segment[];
  address: string;
  isEdited: boolean;
}

function SegmentsView({ segments, address, isEdited }: SegmentsViewProps) {
  const t = useTexts();
  if (segments.length === 0) return <p>{t('plan.version.no-segments')}</p>;
  const acts = {
    key: 'acts',
    header: t('plan.segment.acts'),
    cell: (segment: Segment) => <SegmentActs segment={segment} address={address} />,
  };
  return (
    <DataTable
      caption={t('plan.version.segments')}
      hideCaption
      rows={segments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: t('plan.segment-name.name'), cell: ({ name }) => <span lang="fi">{name}</span> },
        {
          key: 'size',
          header: t('plan.segment-size.name'),
          align: 'number',
          cell: ({ size }) => (size === null ? '–' : t.number(size)),
        },
        {
          key: 'description',
          header: t('plan.segment-description.name'),
          cell: ({ description }) => <span lang="fi">{description ?? '–'}</span>,
        },
        ...(isEdited ? [acts] : []),
      ]}
    />
  );
}

function SegmentActs({ segment: { id, name }, address }: { segment: Segment; address: string }) {
  const t = useTexts();
  return (
    <form method="post" action={address} className="row-acts">
      <a href={`${address}/segments/${id}`}>
        {t('plan.segment.edit')}
        <span className="visually-hidden"> {name}</span>
      </a>{' '}
      <input type="hidden" name="segment" value={id} />
      <button type="submit" name="act" value="remove-segment" className="link">
        {t('plan.segment.remove')}
        <span className="visually-hidden"> {name}</span>
      </button>
    </form>
  );
}
