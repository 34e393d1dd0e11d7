import { agreedColumns, amendmentForm, providerForm, replacementForm } from './contract-form.model.ts';
import { capacityForm, moduleForm, optionForm } from './contract-part-form.model.ts';
import { employerForm, employerShareForm } from './employer-form.model.ts';
import { buyerForm, shareForm } from './tender-form.model.ts';

/** The records that a contract is made of, each with a small form of its own; by the word in their addresses. */
export const contractParts = {
  providers: {
    form: providerForm,
    editForm: replacementForm,
    add: 'procurement.contract.add-provider',
    edit: 'procurement.contract.replace-title',
  },
  buyers: {
    form: buyerForm,
    editForm: shareForm,
    add: 'procurement.tender.add-buyer',
    edit: 'procurement.tender.edit-buyer',
  },
  employers: {
    form: employerForm,
    editForm: employerShareForm,
    add: 'procurement.contract.add-employer',
    edit: 'procurement.contract.edit-employer',
  },
  modules: {
    form: moduleForm,
    editForm: moduleForm,
    add: 'procurement.contract.add-module',
    edit: 'procurement.contract.edit-module',
  },
  capacity: {
    form: capacityForm,
    editForm: capacityForm,
    add: 'procurement.contract.add-capacity',
    edit: 'procurement.contract.edit-capacity',
  },
  options: {
    form: optionForm,
    editForm: optionForm,
    add: 'procurement.contract.add-option',
    edit: 'procurement.contract.edit-option',
  },
  // The amendment by which an option is used: its row is the option.
  'use-option': {
    form: amendmentForm,
    editForm: amendmentForm,
    add: 'procurement.contract.use-option',
    edit: 'procurement.contract.use-option',
    lead: 'procurement.contract.use-option-lead',
    section: { title: 'procurement.contract.agreed-now', columns: agreedColumns },
  },
  amendments: {
    form: amendmentForm,
    editForm: amendmentForm,
    add: 'procurement.contract.amend',
    edit: 'procurement.contract.amend',
    lead: 'procurement.contract.amend-lead',
    section: { title: 'procurement.contract.agreed-now', columns: agreedColumns },
  },
} as const;

export type ContractPart = keyof typeof contractParts;

export function isContractPart(word: string): word is ContractPart {
  return Object.hasOwn(contractParts, word);
}

/** Where a contract is, or a part of it, below `/<language>`; `row` is the number of the part, or `new`. */
export function contractAddress(id: number, part?: ContractPart, row: number | 'new' = 'new'): string {
  return part === undefined ? `/workspace/contracts/${id}` : `/workspace/contracts/${id}/${part}/${row}`;
}
