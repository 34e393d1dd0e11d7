import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { findContract } from '../contract.queries.server.ts';
import { type ContractPart, contractAddress, contractParts } from '../contract-part.model.ts';
import { offeredSuppliers } from '../contract-part-entry.server.ts';
import { findJointKind } from '../employer-entry.server.ts';
import { fillingFrom } from '../filling.server.ts';
import { type Offered, offerEmployers, offerProjects, offerProviders } from '../offered.queries.server.ts';
import { contractPartAt } from '../part-address.server.ts';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { projectInWords } from '../tender-part.model.ts';
import type { Route } from './+types/contract-part';

export const handle = { permission: 'contract.prepare', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const { part, contractId, row, page } = contractPartAt(params, fillingFrom(context));
  const open = await openEntry(context, page);
  return readAs(context, async (read, actor) => {
    const contract = await findContract(read, actor, contractId);
    const offers: Record<ContractPart, () => Promise<Record<string, Offered[]>>> = {
      providers: async () => ({ provider: await offerProviders(read) }),
      employers: async () => ({ employer: await offerEmployers(read) }),
      buyers: async () => ({ project: await offerProjects(read, actor) }),
      modules: async () => ({}),
      capacity: async () => ({ supplier: offeredSuppliers(contract) }),
      options: async () => ({}),
      'use-option': async () => ({}),
      amendments: async () => ({}),
    };
    const buyer = part === 'buyers' ? contract.buyers.find(({ projectId }) => projectId === row) : undefined;
    const { name } = contract;
    const employer = part === 'employers' ? contract.employers.find(({ unitId }) => unitId === row) : undefined;
    const jointKind = part === 'employers' ? await findJointKind(read, contractId) : undefined;
    const isNew = row === undefined;
    const isBinding = contract.signedOn !== null && ['modules', 'capacity', 'options'].includes(part);
    return { part, contractId, isNew, isBinding, name, buyer, employer, jointKind, open, offers: await offers[part]() };
  });
}

export function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, contractPartAt(params, fillingFrom(context)).page);
}

export default function ContractPartPage({ loaderData, actionData }: Route.ComponentProps) {
  const { part, contractId, isNew, isBinding, name, buyer, employer, jointKind, open, offers } = loaderData;
  const t = useTexts();
  const { form, editForm, add, edit, ...rest } = contractParts[part];
  const sections = 'section' in rest ? [{ ...rest.section, title: t(rest.section.title) }] : [];
  return (
    <PurchaseFrame
      kind="contracts"
      of={{ name, address: contractAddress(contractId) }}
      title={t(isNew ? add : edit)}
      {...('lead' in rest && { lead: t(rest.lead) })}
      {...(buyer && { lead: projectInWords(buyer) })}
      {...(employer && { lead: employer.written })}
    >
      {isBinding && <p>{t('procurement.contract.part-binds')}</p>}
      {jointKind && <p>{t(`procurement.employer.usual.${jointKind}`)}</p>}
      <EntryForm
        form={isNew ? form : editForm}
        open={open}
        outcome={actionData}
        save={t('procurement.tender.save')}
        cancel={contractAddress(contractId)}
        offers={offers}
        sections={sections}
      />
    </PurchaseFrame>
  );
}
