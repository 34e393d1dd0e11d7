import { data, redirect } from 'react-router';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { Invalid, NotFound, Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { type Before, dropPrerequisite, setPrerequisite } from '../chain.commands.server.ts';
import { linksOf } from '../chain.model.ts';
import { getChain } from '../chain.queries.server.ts';
import { findMeasureHead } from '../head.queries.server.ts';
import { measurePolicy } from '../measure.policy.ts';
import { ChainTree, PrerequisiteForm, PrerequisiteTable } from '../parts/chain-lists.tsx';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { measureAddress } from '../section.model.ts';
import type { Route } from './+types/chain';

export const handle = { permission: 'measure-chain.read' } satisfies PageHandle;

const outcomes = ['set', 'dropped'] as const;

export function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done');
  return readAs(context, async (read, actor) => {
    const head = await findMeasureHead(read, actor, id);
    permit(measurePolicy, actor, 'measure-chain.read', head.place);
    const chain = await getChain(read, head.projectId);
    return {
      head,
      chain,
      before: linksOf(chain, head.id, 'before'),
      after: linksOf(chain, head.id, 'after'),
      done: outcomes.find((outcome) => outcome === done),
      maySet: may(measurePolicy, actor, 'measure-chain.set', head.place),
    };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const measureId = rowNumber(params.id);
  const dropped = sentText(form, 'drop');
  try {
    await actAs(context, (tx, actor, { clock }) =>
      dropped === ''
        ? setPrerequisite(tx, actor, clock, measureId, beforeFrom(sentText(form, 'before')))
        : dropPrerequisite(tx, actor, clock, { measureId, id: rowNumber(dropped) }),
    );
  } catch (error) {
    if (error instanceof Refused) return data({ code: error.code, details: error.details }, 422);
    // A button pressed twice: it has gone already.
    if (!(error instanceof NotFound && dropped !== '')) throw error;
  }
  const here = measureAddress(pageRequestFrom(context).language, measureId, 'chain');
  throw redirect(`${here}?done=${dropped === '' ? 'set' : 'dropped'}`, 303);
}

/** `measure:12` or `series:3`, as the list of the form has it. Throws `Invalid`. */
function beforeFrom(sent: string): Before {
  const [kind, number = ''] = sent.split(':');
  if (kind === 'measure') return { measureId: rowNumber(number) };
  if (kind === 'series') return { seriesId: rowNumber(number) };
  throw new Invalid(`'${sent}' is neither a measure nor a series.`);
}

export default function ChainPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, chain, before, after, done, maySet } = loaderData;
  const t = useTexts();
  return (
    <MeasureFrame head={head} current="chain">
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`measure.chain.done-${done}`)} />
        </div>
      )}
      <RefusalNotice refusal={actionData} />
      <p>{t('measure.chain.lead')}</p>
      <Section id="before" title={t('measure.chain.before')}>
        {before.length === 0 && <p>{t(maySet ? 'measure.chain.none-before-to-add' : 'measure.chain.none-before')}</p>}
        <PrerequisiteTable chain={chain} measureId={head.id} mayDrop={maySet} />
        {maySet && <PrerequisiteForm chain={chain} measureId={head.id} />}
      </Section>
      {(before.length > 0 || after.length > 0) && (
        <Section id="drawn" title={t('measure.chain.drawn')}>
          <ChainTree head={head} before={before} after={after} />
        </Section>
      )}
    </MeasureFrame>
  );
}
