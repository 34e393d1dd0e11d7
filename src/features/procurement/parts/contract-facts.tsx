import { useTexts } from '#platform/i18n/use-texts.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import type { Contract } from '../contract.queries.server.ts';
import { contractAddress } from '../contract-part.model.ts';
import { tenderAddress } from '../tender-part.model.ts';

interface ContractFactsProps {
  contract: Contract;
  maySeeTender: boolean;
  mayEdit: boolean;
}

/** What a contract says of itself. */
export function ContractFacts({ contract, maySeeTender, mayEdit }: ContractFactsProps) {
  const { id, tenderId, number, priceModel, unitPriceCents, amount, totalCents, signedOn, optionsText } = contract;
  const isSigned = signedOn !== null;
  const t = useTexts();
  const price = t('procurement.contract.price-of', {
    price: t.euro(unitPriceCents),
    unit: t(`procurement.price-model.${priceModel}`).toLocaleLowerCase(t.language),
    amount: t.number(amount),
  });
  return (
    <>
      <DefinitionList
        items={[
          {
            label: t('procurement.contract.days'),
            value: `${t.date(contract.startsOn)} – ${t.date(contract.endsOn)}`,
          },
          contract.tellsPrice
            ? {
                label: t('procurement.contract.total'),
                value: t.euro(totalCents),
                note: priceModel === 'lump' ? t('procurement.price-model.lump') : price,
              }
            : { label: t('procurement.contract.total'), value: t('procurement.contract.price-untold') },
          ...(contract.employers.length === 0
            ? []
            : [
                {
                  label: t('procurement.contract.public-part'),
                  value: t.euro(contract.publicCents),
                  note: t('procurement.contract.employers-pay', { sum: t.euro(totalCents - contract.publicCents) }),
                },
              ]),
          ...(signedOn === null ? [] : [{ label: t('procurement.contract.signed-on'), value: t.date(signedOn) }]),
          ...(number === null ? [] : [{ label: t('procurement.form.number.name'), value: number }]),
          ...(optionsText === null
            ? []
            : [
                {
                  label: t('procurement.contract.options-note'),
                  value: (
                    <span lang="fi" className="lines">
                      {optionsText}
                    </span>
                  ),
                },
              ]),
          ...(contract.departureReason === null
            ? []
            : [
                {
                  label: t('procurement.contract.departure'),
                  value: <span className="lines">{contract.departureReason}</span>,
                },
              ]),
          ...(maySeeTender && tenderId !== null
            ? [
                {
                  label: t('procurement.contract.from-tender'),
                  value: (
                    <a href={`/${t.language}${tenderAddress(tenderId)}`}>{t('procurement.contract.open-tender')}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayEdit && (
        <ul className="actions">
          {isSigned && (
            <li>
              <a href={`/${t.language}${contractAddress(id, 'amendments')}`}>{t('procurement.contract.amend')}</a>
            </li>
          )}
          <li>
            <a href={`/${t.language}${contractAddress(id)}/edit`}>
              {t(isSigned ? 'procurement.contract.edit-signed' : 'procurement.contract.edit')}
            </a>
          </li>
        </ul>
      )}
    </>
  );
}
