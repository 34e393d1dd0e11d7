import {
  agreedColumns,
  amendmentForm,
  capacityForm,
  moduleForm,
  providerForm,
  replacementForm,
} from './contract-form.model.ts';
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
