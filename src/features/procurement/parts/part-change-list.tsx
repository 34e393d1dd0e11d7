import type { MeasureField } from '#features/measure/public.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import type { Provider } from '../contract.queries.server.ts';
import type { PriceModel } from '../contract-form.model.ts';
import type { OptionKind } from '../contract-option.model.ts';
import { changedFacts, type PartChange, type PartFact, type PartFacts } from '../contract-part-change.model.ts';

interface PartChangeListProps {
  changes: readonly PartChange[];
  providers: readonly Provider[];
}

/** What was changed in modules, capacity and options since the contract was signed, with old and new values; the newest first. */
export function PartChangeList({ changes, providers }: PartChangeListProps) {
  const t = useTexts();
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{t('procurement.contract.part-changes')}</h3>
      <DataTable
        caption={t('procurement.contract.part-changes')}
        hideCaption
        rows={changes}
        rowKey={({ id }) => id}
        columns={[
          { key: 'on', header: t('procurement.contract.part-changed-on'), cell: ({ changedOn }) => t.date(changedOn) },
          {
            key: 'part',
            header: t('procurement.contract.part'),
            cell: ({ kind, was, isNow }) => t(`procurement.contract.part-change.${kind}.${stepOf(was, isNow)}`),
          },
          {
            key: 'changed',
            header: t('procurement.contract.version-changed'),
            cell: (change) => (
              <ul className="plain-list">
                {changedFacts(change).map((fact) => (
                  <li key={fact}>{inWords(t, change, fact, providers)}</li>
                ))}
              </ul>
            ),
          },
          {
            key: 'why',
            header: t('procurement.contract.version-why'),
            cell: ({ reason }) => <span lang="fi">{reason}</span>,
          },
        ]}
      />
    </>
  );
}

function stepOf(was: PartFacts | null, isNow: PartFacts | null): 'added' | 'changed' | 'removed' {
  if (was === null) return 'added';
  return isNow === null ? 'removed' : 'changed';
}

/** What a fact was and is; of what was added or taken out, only what it said. */
function inWords(t: Texts, { was, isNow }: PartChange, fact: PartFact, providers: readonly Provider[]): string {
  const term = t(`procurement.contract.part-fact.${fact}`);
  if (was === null || isNow === null) return `${term}: ${factInWords(t, was ?? isNow, fact, providers)}`;
  return t('procurement.contract.version-was', {
    term,
    was: factInWords(t, was, fact, providers),
    is: factInWords(t, isNow, fact, providers),
  });
}

function factInWords(t: Texts, facts: PartFacts | null, fact: PartFact, providers: readonly Provider[]): string {
  const value = facts?.[fact] ?? null;
  if (value === null) return t('procurement.contract.nothing');
  switch (fact) {
    case 'title':
    case 'what':
      return String(value);
    case 'days':
    case 'amount':
      return t.number(Number(value));
    case 'price':
    case 'unitPrice':
      return t.euro(Number(value));
    case 'fromOn':
    case 'lastOn':
    case 'endsOn':
    case 'useByOn':
      return t.date(String(value));
    case 'field':
      return t(`measure.field.${value as MeasureField}`);
    case 'unit':
      return t(`procurement.price-model.${value as PriceModel}`);
    case 'kind':
      return t(`procurement.option-kind.${value as OptionKind}`);
    case 'supplier':
      return providers.find(({ unit }) => unit.id === value)?.unit.name ?? '';
  }
}
