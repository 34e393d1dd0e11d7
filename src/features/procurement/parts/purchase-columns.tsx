import type { ListColumn } from '#features/view/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import { contractAddress } from '../contract-part.model.ts';
import { type ContractState, contractStateOf } from '../purchase-list.model.ts';
import type { ListedContract, ListedTender } from '../purchase-list.queries.server.ts';
import { stageOf, type TenderStage } from '../tender.model.ts';
import { tenderAddress } from '../tender-part.model.ts';

const stageTones: Readonly<Record<TenderStage, TagTone>> = {
  preparing: 'neutral',
  open: 'highlight',
  comparing: 'warning',
  decided: 'success',
  cancelled: 'neutral',
};

const contractTones: Readonly<Record<ContractState, TagTone>> = {
  draft: 'warning',
  coming: 'highlight',
  'in-force': 'success',
  over: 'neutral',
};

/** Where a tender stands, as a tag. */
export function stageTag(t: Texts, stage: TenderStage) {
  return <Tag tone={stageTones[stage]}>{t(`procurement.stage.${stage}`)}</Tag>;
}

/** The state of a contract, as a tag. */
export function contractTag(t: Texts, state: ContractState) {
  return <Tag tone={contractTones[state]}>{t(`procurement.contract-state.${state}`)}</Tag>;
}

/** The columns of the list of tenders, on the page and in files, at a moment. */
export function tenderColumns(t: Texts, now: Date): ListColumn<ListedTender, 'deadline' | 'name' | 'project'>[] {
  return [
    {
      key: 'name',
      header: t('procurement.column.name'),
      kind: 'text',
      valueOf: ({ name }) => name,
      cell: ({ id, name }) => (
        <a href={`/${t.language}${tenderAddress(id)}`} lang="fi">
          {name}
        </a>
      ),
      sort: 'name',
    },
    {
      key: 'project',
      header: t('procurement.column.project'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    {
      key: 'stage',
      header: t('procurement.column.stage'),
      kind: 'text',
      valueOf: (tender) => t(`procurement.stage.${stageOf(tender, now)}`),
      cell: (tender) => stageTag(t, stageOf(tender, now)),
    },
    {
      key: 'deadline',
      header: t('procurement.column.deadline'),
      kind: 'date',
      valueOf: ({ deadlineOn }) => deadlineOn,
      sort: 'deadline',
    },
    { key: 'lots', header: t('procurement.column.lots'), kind: 'integer', valueOf: ({ lots }) => lots },
    { key: 'number', header: t('procurement.column.number'), kind: 'text', valueOf: ({ number }) => number },
  ];
}

/** The columns of the list of contracts, on the page and in files, on a day. */
export function contractColumns(t: Texts, today: string): ListColumn<ListedContract, 'start' | 'name' | 'project'>[] {
  return [
    {
      key: 'name',
      header: t('procurement.column.name'),
      kind: 'text',
      valueOf: ({ name }) => name,
      cell: ({ id, name }) => (
        <a href={`/${t.language}${contractAddress(id)}`} lang="fi">
          {name}
        </a>
      ),
      sort: 'name',
    },
    {
      key: 'project',
      header: t('procurement.column.project'),
      kind: 'text',
      valueOf: ({ projectCode }) => projectCode,
      sort: 'project',
    },
    {
      key: 'providers',
      header: t('procurement.column.providers'),
      kind: 'text',
      valueOf: ({ providers }) => providers.join('; '),
      cell: ({ providers }) => <span lang="fi">{providers.join('; ')}</span>,
    },
    {
      key: 'state',
      header: t('procurement.column.state'),
      kind: 'text',
      valueOf: (contract) => t(`procurement.contract-state.${contractStateOf(contract, today)}`),
      cell: (contract) => contractTag(t, contractStateOf(contract, today)),
    },
    {
      key: 'starts',
      header: t('procurement.column.starts'),
      kind: 'date',
      valueOf: ({ startsOn }) => startsOn,
      sort: 'start',
    },
    { key: 'ends', header: t('procurement.column.ends'), kind: 'date', valueOf: ({ endsOn }) => endsOn },
    {
      key: 'public',
      header: t('procurement.column.public'),
      kind: 'cents',
      valueOf: ({ sums }) => sums?.publicCents ?? null,
      cell: ({ sums }) =>
        sums && (
          <>
            {t.euro(sums.publicCents)}
            {sums.employerCents > 0 && (
              <>
                <br />
                <small>{t('procurement.contract.employers-pay', { sum: t.euro(sums.employerCents) })}</small>
              </>
            )}
          </>
        ),
    },
  ];
}

/** Those of files: the sums each in a column of its own. */
export function contractFileColumns(
  t: Texts,
  today: string,
): ListColumn<ListedContract, 'start' | 'name' | 'project'>[] {
  return [
    ...contractColumns(t, today),
    {
      key: 'employers',
      header: t('procurement.column.employers'),
      kind: 'cents',
      valueOf: ({ sums }) => sums?.employerCents ?? null,
    },
    {
      key: 'total',
      header: t('procurement.column.total'),
      kind: 'cents',
      valueOf: ({ sums }) => sums?.totalCents ?? null,
    },
  ];
}
