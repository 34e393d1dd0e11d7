import { useTexts } from '#platform/i18n/use-texts.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { Contract } from '../contract.queries.server.ts';
import { type ContractOption, type OptionState, optionStateOf } from '../contract-option.model.ts';
import { RemoveButton } from './remove-button.tsx';

const tones: Readonly<Record<OptionState, TagTone>> = { open: 'highlight', used: 'success', lapsed: 'neutral' };

interface OptionTableProps {
  contract: Contract;
  options: readonly ContractOption[];
  /** As ISO. */
  today: string;
  /** Where the contract is, below `/<language>`, for whom may change and use them. */
  address: string | undefined;
}

/** The options of a contract with the day by which each is to be used; an open one leads to the amendment that uses it. */
export function OptionTable({ contract, options, today, address }: OptionTableProps) {
  const t = useTexts();
  const isSigned = contract.signedOn !== null;
  const stateOf = (option: ContractOption) => optionStateOf(option, today);
  const price: TableColumn<ContractOption> = {
    key: 'price',
    header: t('procurement.contract.unit-price'),
    cell: ({ unitPriceCents }) =>
      unitPriceCents === null ? t('procurement.contract.option-price-agreed') : t.euro(unitPriceCents),
  };
  const acts: TableColumn<ContractOption> = {
    key: 'acts',
    header: t('procurement.contract.option-acts'),
    cell: (option) =>
      option.usedNumber === null && (
        <>
          {isSigned && (
            <p>
              <a href={`/${t.language}${address}/use-option/${option.id}`}>
                {t(
                  stateOf(option) === 'open'
                    ? 'procurement.contract.use-option'
                    : 'procurement.contract.option-in-time',
                )}
                <span className="visually-hidden" lang="fi">
                  : {option.what}
                </span>
              </a>
            </p>
          )}
          <RemoveButton act="drop-option" row={option.id} name={option.what} asksReason={isSigned} />
        </>
      ),
  };
  return (
    <>
      <p>{t('procurement.contract.options-lead')}</p>
      {options.length > 0 && (
        <DataTable
          caption={t('procurement.contract.options')}
          hideCaption
          rows={options}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              header: t('procurement.form.option-what.name'),
              cell: ({ id, what, usedNumber }) =>
                address === undefined || usedNumber !== null ? (
                  <span lang="fi">{what}</span>
                ) : (
                  <a lang="fi" href={`/${t.language}${address}/options/${id}`}>
                    {what}
                  </a>
                ),
            },
            { key: 'much', header: t('procurement.contract.option-much'), cell: (option) => howMuch(option) },
            ...(contract.tellsPrice ? [price] : []),
            { key: 'by', header: t('procurement.form.option-use-by.name'), cell: ({ useByOn }) => t.date(useByOn) },
            {
              key: 'state',
              header: t('procurement.column.state'),
              cell: (option) => {
                const tag = <Tag tone={tones[stateOf(option)]}>{t(`procurement.option-state.${stateOf(option)}`)}</Tag>;
                if (option.usedNumber === null) return tag;
                return (
                  <>
                    {tag}{' '}
                    <a href="#amendments">{t('procurement.contract.option-used-by', { number: option.usedNumber })}</a>
                  </>
                );
              },
            },
            ...(address === undefined ? [] : [acts]),
          ]}
        />
      )}
      {address !== undefined && (
        <p>
          <a href={`/${t.language}${address}/options/new`}>{t('procurement.contract.add-option')}</a>
        </p>
      )}
    </>
  );

  function howMuch({ kind, amount, endsOn }: ContractOption): string {
    if (endsOn !== null) return t('procurement.contract.option-until', { on: t.date(endsOn) });
    const named = t(`procurement.option-kind.${kind}`);
    return amount === null ? named : `${named}: ${t.number(amount)}`;
  }
}
