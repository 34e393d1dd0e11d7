import {
  buyerForm,
  criterionForm,
  inviteeForm,
  lotForm,
  offerCorrectionForm,
  offerForm,
  shareForm,
} from './tender-form.model.ts';

/** The records that a tender is made of, each with a small form of its own; by the word in their addresses. */
export const tenderParts = {
  lots: { form: lotForm, editForm: lotForm, add: 'procurement.tender.add-lot', edit: 'procurement.tender.edit-lot' },
  criteria: {
    form: criterionForm,
    editForm: criterionForm,
    add: 'procurement.tender.add-criterion',
    edit: 'procurement.tender.edit-criterion',
  },
  buyers: {
    form: buyerForm,
    editForm: shareForm,
    add: 'procurement.tender.add-buyer',
    edit: 'procurement.tender.edit-buyer',
  },
  invitees: {
    form: inviteeForm,
    editForm: inviteeForm,
    add: 'procurement.tender.add-invitee',
    edit: 'procurement.tender.add-invitee',
  },
  offers: {
    form: offerForm,
    editForm: offerCorrectionForm,
    add: 'procurement.tender.add-offer',
    edit: 'procurement.tender.edit-offer',
  },
} as const;

export type TenderPart = keyof typeof tenderParts;

export function isTenderPart(word: string): word is TenderPart {
  return Object.hasOwn(tenderParts, word);
}

/** Where a tender is, or a part of it, below `/<language>`; `row` is the number of the part, or `new`. */
export function tenderAddress(id: number, part?: TenderPart, row: number | 'new' = 'new'): string {
  return part === undefined ? `/workspace/tenders/${id}` : `/workspace/tenders/${id}/${part}/${row}`;
}

/** A project by its code and, where it is known, its name. */
export function projectInWords({ code, name }: { readonly code: string; readonly name: string | null }): string {
  return name === null ? code : `${code} ${name}`;
}
