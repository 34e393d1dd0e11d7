import type { EntryPage } from '#features/entry/public.server.ts';
import { unitText } from '#features/organisation/public.ts';
import type { Finding } from '#features/sheet/public.ts';
import { dayAsRead, daysAfter } from '#platform/clock.ts';
import { sumBeyond, whyUnfitting } from './capacity-fit.model.ts';
import { type CapacityLine, type Contract, listCapacity, listModules } from './contract.queries.server.ts';
import { arrangeOption } from './contract-option.commands.server.ts';
import { listOptions } from './contract-option.queries.server.ts';
import { arrangeCapacity, arrangeModule } from './contract-part.commands.server.ts';
import { contractAddress } from './contract-part.model.ts';
import { type CapacityRow, capacityForm, moduleForm, optionForm } from './contract-part-form.model.ts';
import { findLedContract, frameOf } from './led-contract.server.ts';
import { known } from './tender-entry.server.ts';
import { finding } from './tender-form.model.ts';

/** What a signed contract gives binds: who changes it says why. */
function reasonFindings({ signedOn }: Contract, { changeReason }: { readonly changeReason: string | null }): Finding[] {
  return signedOn !== null && changeReason === null ? [finding('part-reason', 'changeReason')] : [];
}

/** A module of the tray; `id` is undefined for a new one, here and below. */
export function modulePage(contractId: number, id: number | undefined): EntryPage<typeof moduleForm.columns> {
  return {
    form: moduleForm,
    ...frameOf('modules', contractId, id),
    find: async (read, actor) => {
      await findLedContract(read, actor, contractId);
      if (id === undefined) return { row: {}, revision: 0 };
      const { title, days, priceCents, revision } = known(
        (await listModules(read, contractId)).find((one) => one.id === id),
      );
      return { row: { title, days, price: priceCents }, revision };
    },
    judge: async (read, row, actor) => reasonFindings(await findLedContract(read, actor, contractId), row),
    save: async (tx, actor, clock, row, revision) => {
      await arrangeModule(tx, actor, clock, { ownerId: contractId, id, revision }, row);
      return `${contractAddress(contractId)}#modules`;
    },
  };
}

/** Capacity that is called off person by person. */
export function capacityPage(contractId: number, id: number | undefined): EntryPage<typeof capacityForm.columns> {
  return {
    form: capacityForm,
    ...frameOf('capacity', contractId, id),
    find: async (read, actor) => {
      const contract = await findLedContract(read, actor, contractId);
      if (id === undefined) return { row: { fromOn: contract.startsOn, lastOn: contract.endsOn }, revision: 0 };
      const line = known((await listCapacity(read, contract)).find((one) => one.id === id));
      return {
        row: {
          field: line.field as CapacityRow['field'],
          unit: line.unit,
          amount: line.amount,
          unitPrice: line.unitPriceCents,
          fromOn: line.fromOn,
          lastOn: daysAfter(line.untilOn, -1),
          supplier: line.organisationUnitId === null ? null : String(line.organisationUnitId),
        },
        revision: line.revision,
      };
    },
    judge: async (read, row, actor) => {
      const contract = await findLedContract(read, actor, contractId);
      const isKnown = row.supplier === null || contract.providers.some(({ unit }) => String(unit.id) === row.supplier);
      const lines = (await listCapacity(read, contract)).filter((line) => line.id !== id);
      return [
        ...(isKnown ? [] : [finding('unknown-supplier', 'supplier')]),
        ...reasonFindings(contract, row),
        ...fitFindings(contract, row, lines),
      ];
    },
    save: async (tx, actor, clock, row, revision) => {
      await arrangeCapacity(tx, actor, clock, { ownerId: contractId, id, revision }, row);
      return `${contractAddress(contractId)}#capacity`;
    },
  };
}

/** A line that cannot be of the contract, and lines that are odd together. */
function fitFindings(contract: Contract, row: CapacityRow, others: readonly CapacityLine[]): Finding[] {
  switch (whyUnfitting(contract, row)) {
    case 'outside': {
      const days = { from: dayAsRead(contract.startsOn), until: dayAsRead(contract.endsOn) };
      return [finding('capacity-outside', row.fromOn < contract.startsOn ? 'fromOn' : 'lastOn', days)];
    }
    case 'beyond':
      return [finding('capacity-beyond', 'amount', { total: contract.totalCents / 100 })];
  }
  const lines = others.map((line) => ({
    ...line,
    unitPrice: line.unitPriceCents,
    lastOn: daysAfter(line.untilOn, -1),
  }));
  const sum = sumBeyond(contract, [row, ...lines]);
  if (sum === undefined) return [];
  const sums = { sum: sum / 100, total: contract.totalCents / 100 };
  return [{ ...finding('capacity-sum', 'amount', sums), isWarning: true }];
}

/** An option that was not used yet. */
export function optionPage(contractId: number, id: number | undefined): EntryPage<typeof optionForm.columns> {
  return {
    form: optionForm,
    ...frameOf('options', contractId, id),
    find: async (read, actor) => {
      await findLedContract(read, actor, contractId);
      if (id === undefined) return { row: {}, revision: 0 };
      const { unitPriceCents: unitPrice, ...option } = known(
        (await listOptions(read, contractId)).find((one) => one.id === id && one.usedNumber === null),
      );
      return { row: { ...option, unitPrice }, revision: option.revision };
    },
    judge: async (read, row, actor) => reasonFindings(await findLedContract(read, actor, contractId), row),
    save: async (tx, actor, clock, row, revision) => {
      await arrangeOption(tx, actor, clock, { ownerId: contractId, id, revision }, row);
      return `${contractAddress(contractId)}#options`;
    },
  };
}

/** The providers of a contract to choose from. */
export function offeredSuppliers({ providers }: Pick<Contract, 'providers'>): { value: string; text: string }[] {
  const units = new Map(providers.map(({ unit }) => [unit.id, unit]));
  return [...units.values()].map((unit) => ({ value: String(unit.id), text: unitText(unit) }));
}
