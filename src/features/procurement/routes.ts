import { route } from '@react-router/dev/routes';

/** The pages of this room, relative to the language: file paths count from `src`. */
export const procurementRoutes = [
  route('workspace/tenders', 'features/procurement/pages/tenders.tsx'),
  route('workspace/tenders/export.csv', 'features/procurement/pages/tenders-file.ts', { id: 'tenders-csv' }),
  route('workspace/tenders/export.xlsx', 'features/procurement/pages/tenders-file.ts', { id: 'tenders-xlsx' }),
  route('workspace/tenders/new', 'features/procurement/pages/new-tender.tsx'),
  route('workspace/tenders/new/draft', 'features/procurement/pages/new-tender-draft.ts'),
  route('workspace/tenders/:tender', 'features/procurement/pages/tender.tsx'),
  route('workspace/tenders/:tender/edit', 'features/procurement/pages/edit-tender.tsx'),
  route('workspace/tenders/:tender/edit/draft', 'features/procurement/pages/edit-tender-draft.ts'),
  route('workspace/tenders/:tender/lots/:lot/points', 'features/procurement/pages/lot-points.tsx'),
  route('workspace/tenders/:tender/lots/:lot/decision', 'features/procurement/pages/lot-decision.tsx'),
  route('workspace/tenders/:tender/lots/:lot/contract', 'features/procurement/pages/lot-contract.tsx'),
  route('workspace/tenders/:tender/lots/:lot/contract/draft', 'features/procurement/pages/lot-contract-draft.ts'),
  route('workspace/tenders/:tender/lots/:lot/measure', 'features/procurement/pages/following-measure.tsx', {
    id: 'lot-measure',
  }),
  route('workspace/tenders/:tender/lots/:lot/measure/draft', 'features/procurement/pages/following-measure-draft.ts', {
    id: 'lot-measure-draft',
  }),
  route('workspace/tenders/:tender/:part/:row', 'features/procurement/pages/tender-part.tsx'),
  route('workspace/tenders/:tender/:part/:row/draft', 'features/procurement/pages/tender-part-draft.ts'),
  route('workspace/contracts', 'features/procurement/pages/contracts.tsx'),
  route('workspace/contracts/export.csv', 'features/procurement/pages/contracts-file.ts', { id: 'contracts-csv' }),
  route('workspace/contracts/export.xlsx', 'features/procurement/pages/contracts-file.ts', { id: 'contracts-xlsx' }),
  route('workspace/contracts/new', 'features/procurement/pages/new-contract.tsx'),
  route('workspace/contracts/new/draft', 'features/procurement/pages/new-contract-draft.ts'),
  route('workspace/contracts/:contract', 'features/procurement/pages/contract.tsx'),
  route('workspace/contracts/:contract/edit', 'features/procurement/pages/edit-contract.tsx'),
  route('workspace/contracts/:contract/edit/draft', 'features/procurement/pages/edit-contract-draft.ts'),
  route('workspace/contracts/:contract/measure/:code', 'features/procurement/pages/following-measure.tsx', {
    id: 'contract-measure',
  }),
  route('workspace/contracts/:contract/measure/:code/draft', 'features/procurement/pages/following-measure-draft.ts', {
    id: 'contract-measure-draft',
  }),
  route('workspace/contracts/:contract/:part/:row', 'features/procurement/pages/contract-part.tsx'),
  route('workspace/contracts/:contract/:part/:row/draft', 'features/procurement/pages/contract-part-draft.ts'),
  route('workspace/projects/:code/purchases', 'features/procurement/pages/purchases.tsx'),
  route('workspace/measures/:id/purchases', 'features/procurement/pages/measure-purchases.tsx'),
  route('workspace/measures/:id/purchases/tender', 'features/procurement/pages/new-tender.tsx', {
    id: 'measure-tender',
  }),
  route('workspace/measures/:id/purchases/tender/draft', 'features/procurement/pages/new-tender-draft.ts', {
    id: 'measure-tender-draft',
  }),
  route('workspace/measures/:id/purchases/contract', 'features/procurement/pages/new-contract.tsx', {
    id: 'measure-contract',
  }),
  route('workspace/measures/:id/purchases/contract/draft', 'features/procurement/pages/new-contract-draft.ts', {
    id: 'measure-contract-draft',
  }),
];
