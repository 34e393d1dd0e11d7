import { redirect } from 'react-router';
import { projectWorkAddress } from '#features/project/public.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { isDay } from '#platform/clock.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import { placeOfProject } from '#platform/permission/reach.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { linkMeasure, shareContract, signContract, unlinkMeasure } from '../contract.commands.server.ts';
import {
  type Contract,
  findContract,
  listBoughtMeasures,
  listCapacity,
  listMeasuresToBuy,
  listModules,
} from '../contract.queries.server.ts';
import { dropCapacity, dropModule } from '../contract-part.commands.server.ts';
import { contractAddress } from '../contract-part.model.ts';
import { sumsOf, versionOn } from '../contract-version.model.ts';
import { listReadableVersions } from '../contract-version.queries.server.ts';
import { BuyerTable } from '../parts/buyer-table.tsx';
import { ContractAsOf } from '../parts/contract-as-of.tsx';
import { ContractFacts } from '../parts/contract-facts.tsx';
import { ContractMeasures } from '../parts/contract-measures.tsx';
import { ContractCapacity, ContractModules } from '../parts/contract-supply.tsx';
import { ProviderTable } from '../parts/provider-table.tsx';
import { contractTag } from '../parts/purchase-columns.tsx';
import { PurchaseFrame } from '../parts/purchase-frame.tsx';
import { VersionList } from '../parts/version-list.tsx';
import { procurementPolicy } from '../procurement.policy.ts';
import { contractStateOf } from '../purchase-list.model.ts';
import { refusedAnswer } from '../refusal.server.ts';
import { sentDay } from '../sent.model.ts';
import type { Route } from './+types/contract';

export const handle = { permission: 'contract.read' } satisfies PageHandle;

export function loader({ context, params, request }: Route.LoaderArgs) {
  const id = rowNumber(params.contract);
  const asked = new URL(request.url).searchParams.get('on') ?? '';
  return readAs(context, async (read, actor) => {
    const contract = await findContract(read, actor, id);
    const place = await placeOfProject(read, contract.projectId);
    const mayLead = may(procurementPolicy, actor, 'contract.prepare', place);
    const measures = await listBoughtMeasures(read, id);
    const projectIds = contract.buyers.map(({ projectId }) => projectId);
    const toBuy = mayLead ? await listMeasuresToBuy(read, projectIds) : [];
    const versions = await listReadableVersions(read, contract);
    return {
      contract,
      versions,
      on: versions.length > 0 && isDay(asked) ? asked : undefined,
      today: todayFrom(context),
      mayLead,
      maySeeTender: contract.tenderId !== null && may(procurementPolicy, actor, 'tender.read', place),
      measures,
      toBuy: toBuy.filter((measure) => !measures.some((bought) => bought.id === measure.id)),
      modules: await listModules(read, id),
      capacity: await listCapacity(read, contract),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.contract);
  const form = await request.formData();
  const row = rowNumber(sentText(form, 'row'));
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      switch (sentText(form, 'act')) {
        case 'sign': {
          const signedOn = sentDay(sentText(form, 'on'));
          if (signedOn === undefined) throw new Refused('procurement.refused.day');
          return signContract(tx, actor, clock, { id, signedOn });
        }
        case 'link-measure':
          return linkMeasure(tx, actor, clock, { id, measureId: row });
        case 'unlink-measure':
          return unlinkMeasure(tx, actor, clock, { id, measureId: row });
        case 'drop-buyer':
          return shareContract(tx, actor, clock, id, { projectId: row, permille: undefined });
        case 'drop-module':
          return dropModule(tx, actor, clock, id, row);
        case 'drop-capacity':
          return dropCapacity(tx, actor, clock, id, row);
        default:
          return undefined;
      }
    });
  } catch (error) {
    return refusedAnswer(error);
  }
  throw redirect(`/${pageRequestFrom(context).language}${contractAddress(id)}`, 303);
}

export default function ContractPage({ loaderData, actionData }: Route.ComponentProps) {
  const { contract, versions, on, today, mayLead, maySeeTender, measures, toBuy, modules, capacity } = loaderData;
  const t = useTexts();
  const address = mayLead ? contractAddress(contract.id) : undefined;
  const newest = versions.at(-1);
  const version = on === undefined ? newest : versionOn(versions, on);
  const agreed = version ? { ...contract, ...version, ...sumsOf(version), number: contract.number } : contract;
  const isEmpty = measures.length === 0 && capacity.length === 0;
  return (
    <PurchaseFrame
      kind="contracts"
      title={contract.name}
      lang="fi"
      kicker={
        <>
          {contract.ownUnitIds === undefined ? (
            <a href={projectWorkAddress(t.language, contract.projectCode, 'purchases')}>{contract.projectCode}</a>
          ) : (
            contract.projectCode
          )}{' '}
          {contractTag(t, contractStateOf(contract, today))}
        </>
      }
    >
      <RefusalNotice refusal={actionData?.refusal} />
      {mayLead && <ContractNext {...{ contract, today, isEmpty }} />}
      <Section id="facts" title={t('procurement.contract.facts')}>
        {newest && versions.length > 1 && (
          <ContractAsOf
            address={`/${t.language}${contractAddress(contract.id)}`}
            on={on}
            newest={newest}
            today={today}
          />
        )}
        {on !== undefined && (
          <p>
            <strong>
              {t(version ? 'procurement.contract.on-shown' : 'procurement.contract.on-none', { on: t.date(on) })}
            </strong>
          </p>
        )}
        {(on === undefined || version) && (
          <ContractFacts contract={agreed} maySeeTender={maySeeTender} mayEdit={mayLead} />
        )}
      </Section>
      <Section id="providers" title={t('procurement.contract.providers')}>
        <ProviderTable contract={contract} address={address} />
      </Section>
      <Section id="measures" title={t('procurement.contract.measures')}>
        <ContractMeasures
          measures={measures}
          toBuy={toBuy}
          buyers={contract.buyers.map(({ code }) => code)}
          address={address}
        />
      </Section>
      {contract.buyers.length > 0 && (on === undefined || version) && (
        <Section id="buyers" title={t('procurement.contract.buyers')}>
          <BuyerTable
            buyers={agreed.buyers}
            leadingId={contract.projectId}
            address={contract.signedOn === null ? address : undefined}
          />
        </Section>
      )}
      {(mayLead || capacity.length > 0) && (
        <Section id="capacity" title={t('procurement.contract.capacity')}>
          <ContractCapacity contract={contract} capacity={capacity} address={address} />
        </Section>
      )}
      {(mayLead || modules.length > 0) && (
        <Section id="modules" title={t('procurement.contract.modules')}>
          <ContractModules modules={modules} address={address} />
        </Section>
      )}
      {versions.length > 0 && (
        <Section id="amendments" title={t('procurement.contract.versions')}>
          <VersionList versions={versions} />
          {mayLead && (
            <p>
              <a href={`/${t.language}${contractAddress(contract.id, 'amendments')}`}>
                {t('procurement.contract.amend')}
              </a>
            </p>
          )}
        </Section>
      )}
    </PurchaseFrame>
  );
}

/** What is to be done next with a contract, for who looks after it. */
function ContractNext({ contract, today, isEmpty }: { contract: Contract; today: string; isEmpty: boolean }) {
  const t = useTexts();
  if (contract.signedOn !== null && !isEmpty) return null;
  return (
    <Notice kind="info" title={t('procurement.tender.next')}>
      {isEmpty && <p>{t('procurement.contract.next-measure')}</p>}
      {contract.signedOn === null && (
        <>
          <p>{t('procurement.contract.next-sign')}</p>
          <form method="post">
            <input type="hidden" name="act" value="sign" />
            <FormField id="on" label={t('procurement.contract.signed-on')} hint={t('procurement.form.day')}>
              {(attributes) => <LineInput name="on" value={t.date(today)} attributes={attributes} of="date" />}
            </FormField>
            <button type="submit">{t('procurement.contract.sign')}</button>
          </form>
        </>
      )}
    </Notice>
  );
}
