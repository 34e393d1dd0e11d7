import { redirect } from 'react-router';
import { auditPolicy } from '#features/audit/public.ts';
import { StoryLink } from '#features/oversight/public.parts.ts';
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
import { Disclosure } from '#ui/disclosure.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import {
  discardContract,
  linkMeasure,
  shareContract,
  shareWithEmployer,
  signContract,
  unlinkMeasure,
} from '../contract.commands.server.ts';
import {
  type Contract,
  findContract,
  findProjectDays,
  listBoughtMeasures,
  listCapacity,
  listMeasuresToBuy,
  listModules,
} from '../contract.queries.server.ts';
import { doubtsOf } from '../contract-doubt.model.ts';
import { dropOption } from '../contract-option.commands.server.ts';
import { listReadableOptions } from '../contract-option.queries.server.ts';
import { dropCapacity, dropModule } from '../contract-part.commands.server.ts';
import { contractAddress } from '../contract-part.model.ts';
import { listPartChanges } from '../contract-part-change.queries.server.ts';
import { sumsOf, versionOn } from '../contract-version.model.ts';
import { listReadableVersions } from '../contract-version.queries.server.ts';
import { isJointPurchase } from '../employer-share.model.ts';
import { BuyerTable } from '../parts/buyer-table.tsx';
import { ContractAsOf } from '../parts/contract-as-of.tsx';
import { ContractFacts } from '../parts/contract-facts.tsx';
import { ContractMeasures } from '../parts/contract-measures.tsx';
import { ContractCapacity, ContractModules } from '../parts/contract-supply.tsx';
import { EmployerTable } from '../parts/employer-table.tsx';
import { OptionTable } from '../parts/option-table.tsx';
import { PartChangeList } from '../parts/part-change-list.tsx';
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
      maySeeAudit: may(auditPolicy, actor, 'audit.read', place),
      maySeeTender: contract.tenderId !== null && may(procurementPolicy, actor, 'tender.read', place),
      measures,
      toBuy: toBuy.filter((measure) => !measures.some((bought) => bought.id === measure.id)),
      modules: await listModules(read, id),
      capacity: await listCapacity(read, contract),
      options: await listReadableOptions(read, contract),
      projectDays: await findProjectDays(read, contract.projectId),
      changes: await listPartChanges(read, contract),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const id = rowNumber(params.contract);
  const form = await request.formData();
  const row = rowNumber(sentText(form, 'row'));
  const reason = sentText(form, 'reason').trim() || null;
  const act = sentText(form, 'act');
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      switch (act) {
        case 'sign': {
          const signedOn = sentDay(sentText(form, 'on'));
          if (signedOn === undefined) throw new Refused('procurement.refused.day');
          return signContract(tx, actor, clock, { id, signedOn });
        }
        case 'discard':
          return discardContract(tx, actor, clock, id);
        case 'link-measure':
          return linkMeasure(tx, actor, clock, { id, measureId: row });
        case 'unlink-measure':
          return unlinkMeasure(tx, actor, clock, { id, measureId: row });
        case 'drop-buyer':
          return shareContract(tx, actor, clock, id, { projectId: row, permille: undefined });
        case 'drop-employer':
          return shareWithEmployer(tx, actor, clock, id, { unitId: row, permyriad: undefined });
        case 'drop-module':
          return dropModule(tx, actor, clock, id, { id: row, reason });
        case 'drop-capacity':
          return dropCapacity(tx, actor, clock, id, { id: row, reason });
        case 'drop-option':
          return dropOption(tx, actor, clock, id, { id: row, reason });
        default:
          return undefined;
      }
    });
  } catch (error) {
    return refusedAnswer(error);
  }
  const next = act === 'discard' ? '/workspace/contracts' : contractAddress(id);
  throw redirect(`/${pageRequestFrom(context).language}${next}`, 303);
}

export default function ContractPage({ loaderData, actionData }: Route.ComponentProps) {
  const { contract, versions, on, today, mayLead, maySeeTender, measures, toBuy, modules, capacity, options } =
    loaderData;
  const { changes, projectDays } = loaderData;
  const t = useTexts();
  const address = mayLead ? contractAddress(contract.id) : undefined;
  const newest = versions.at(-1);
  const version = on === undefined ? newest : versionOn(versions, on);
  const agreed = version ? { ...contract, ...version, ...sumsOf(version), number: contract.number } : contract;
  const isEmpty = measures.length === 0 && capacity.length === 0;
  const isJoint = contract.tellsPrice && measures.some(({ kind }) => isJointPurchase(kind));
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
      {contract.ownUnitIds === undefined && <Doubts doubts={doubtsOf(agreed, measures, projectDays)} />}
      {isJoint && contract.employers.length === 0 && <EmployersMissing contract={contract} mayLead={mayLead} />}
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
      {(isJoint || agreed.employers.length > 0) && (on === undefined || version) && (
        <Section id="employers" title={t('procurement.contract.employers')}>
          <EmployerTable contract={agreed} address={contract.signedOn === null ? address : undefined} />
        </Section>
      )}
      {(mayLead || capacity.length > 0) && (
        <Section id="capacity" title={t('procurement.contract.capacity')}>
          <ContractCapacity {...{ contract, measures, capacity, address }} />
        </Section>
      )}
      {(mayLead || modules.length > 0) && (
        <Section id="modules" title={t('procurement.contract.modules')}>
          <ContractModules modules={modules} isSigned={contract.signedOn !== null} address={address} />
        </Section>
      )}
      {(mayLead || options.length > 0) && (
        <Section id="options" title={t('procurement.contract.options')}>
          <OptionTable contract={contract} options={options} today={today} address={address} />
        </Section>
      )}
      {versions.length > 0 && (
        <Section id="amendments" title={t('procurement.contract.versions')}>
          <VersionList versions={versions} />
          <PartChangeList changes={changes} providers={contract.providers} />
          {mayLead && (
            <p>
              <a href={`/${t.language}${contractAddress(contract.id, 'amendments')}`}>
                {t('procurement.contract.amend')}
              </a>
            </p>
          )}
        </Section>
      )}
      {loaderData.maySeeAudit && <StoryLink subject={{ kind: 'contract', id: String(contract.id) }} />}
      {mayLead && contract.signedOn === null && <DiscardForm />}
    </PurchaseFrame>
  );
}

/** What is odd about a contract, for those who buy. */
function Doubts({ doubts }: { doubts: ReturnType<typeof doubtsOf> }) {
  const t = useTexts();
  if (doubts.length === 0) return null;
  return (
    <Notice kind="warning" title={t('procurement.contract.doubts')}>
      <ul>
        {doubts.map((doubt) => {
          const words =
            doubt.kind === 'cancelled' || doubt.kind === 'uncovered'
              ? t(`procurement.contract.doubt.${doubt.kind}`, { name: doubt.name })
              : t(`procurement.contract.doubt.${doubt.kind}`);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </Notice>
  );
}

function DiscardForm() {
  const t = useTexts();
  return (
    <Disclosure summary={t('procurement.contract.discard')}>
      <p>{t('procurement.contract.discard-explained')}</p>
      <form method="post">
        <input type="hidden" name="act" value="discard" />
        <button type="submit" className="secondary">
          {t('procurement.contract.discard')}
        </button>
      </form>
    </Disclosure>
  );
}

/** Of a joint purchase nobody has said yet what employers pay of it. */
function EmployersMissing({ contract: { id, signedOn }, mayLead }: { contract: Contract; mayLead: boolean }) {
  const t = useTexts();
  const part = signedOn === null ? 'employers' : 'amendments';
  return (
    <Notice kind="warning" title={t('procurement.contract.employers-missing')}>
      <p>{t('procurement.contract.employers-missing-text')}</p>
      {mayLead && (
        <p>
          <a href={`/${t.language}${contractAddress(id, part)}`}>
            {t(signedOn === null ? 'procurement.contract.add-employer' : 'procurement.contract.amend')}
          </a>
        </p>
      )}
    </Notice>
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
