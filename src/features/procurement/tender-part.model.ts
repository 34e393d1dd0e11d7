import { buyerForm, criterionForm, lotForm, offerForm } from './tender-form.model.ts';

/** The records that a tender is made of, each with a small form of its own; by the word in their addresses. */
export const tenderParts = {
  lots: { form: lotForm, add: 'procurement.tender.add-lot', edit: 'procurement.tender.edit-lot' },
  criteria: { form: criterionForm, add: 'procurement.tender.add-criterion', edit: 'procurement.tender.edit-criterion' },
  buyers: { form: buyerForm, add: 'procurement.tender.add-buyer', edit: 'procurement.tender.edit-buyer' },
  offers: { form: offerForm, add: 'procurement.tender.add-offer', edit: 'procurement.tender.edit-offer' },
} as const;

export type TenderPart = keyof typeof tenderParts;

export function isTenderPart(word: string): word is TenderPart {
  return Object.hasOwn(tenderParts, word);
}

/** Where a tender is, or a part of it, below `/<language>`; `row` is the number of the part, or `new`. */
export function tenderAddress(id: number, part?: TenderPart, row: number | 'new' = 'new'): string {
  return part === undefined ? `/workspace/tenders/${id}` : `/workspace/tenders/${id}/${part}/${row}`;
}
