import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable } from '#ui/data-table.tsx';
import { type ContractTerms, type ContractVersion, changedTerms, type Term } from '../contract-version.model.ts';

interface VersionRow {
  readonly version: ContractVersion;
  /** What bound before it; none for the contract as it was signed. */
  readonly before: ContractVersion | undefined;
}

/** A contract as it was signed and what was agreed anew since, with old and new values; the newest first. */
export function VersionList({ versions }: { versions: readonly ContractVersion[] }) {
  const t = useTexts();
  const rows = versions.map((version, place): VersionRow => ({ version, before: versions[place - 1] })).toReversed();
  return (
    <DataTable
      caption={t('procurement.contract.versions')}
      hideCaption
      rows={rows}
      rowKey={({ version }) => version.number}
      columns={[
        {
          key: 'number',
          header: t('procurement.contract.version'),
          cell: ({ version: { number } }) =>
            number === 0 ? t('procurement.contract.version-signed') : t.number(number),
        },
        {
          key: 'from',
          header: t('procurement.contract.version-from'),
          cell: ({ version }) => t.date(version.inForceFrom),
        },
        {
          key: 'agreed',
          header: t('procurement.contract.version-agreed'),
          cell: ({ version }) => t.date(version.agreedOn),
        },
        {
          key: 'changed',
          header: t('procurement.contract.version-changed'),
          cell: ({ version, before }) => before && <Changes was={before} is={version} />,
        },
        { key: 'why', header: t('procurement.contract.version-why'), cell: ({ version }) => <Why version={version} /> },
      ]}
    />
  );
}

function Changes({ was, is }: { was: ContractTerms; is: ContractTerms }) {
  const t = useTexts();
  return (
    <ul className="plain-list">
      {changedTerms(was, is).map((term) => (
        <li key={term}>
          {t('procurement.contract.version-was', {
            term: t(`procurement.contract.term.${term}`),
            was: termInWords(t, was, term),
            is: termInWords(t, is, term),
          })}
        </li>
      ))}
    </ul>
  );
}

function termInWords(t: Texts, terms: ContractTerms, term: Term): string {
  switch (term) {
    case 'priceModel':
      return t(`procurement.price-model.${terms.priceModel}`);
    case 'unitPriceCents':
      return t.euro(terms.unitPriceCents);
    case 'amount':
      return t.number(terms.amount);
    case 'startsOn':
    case 'endsOn':
      return t.date(terms[term]);
    case 'optionsText':
      return terms.optionsText ?? t('procurement.contract.nothing');
    case 'employers':
      return terms.employers.length === 0
        ? t('procurement.contract.nothing')
        : terms.employers.map(({ name, permyriad }) => `${name} ${t.number(permyriad / 100)} %`).join(', ');
    case 'shares':
      return terms.shares.map(({ code, permille }) => `${code} ${t.number(permille / 10)} %`).join(', ');
  }
}

function Why({ version: { kind, reason } }: { version: ContractVersion }) {
  const t = useTexts();
  if (kind === null) return '–';
  return (
    <>
      {t(`procurement.amendment-kind.${kind}`)}: <span lang="fi">{reason}</span>
    </>
  );
}
