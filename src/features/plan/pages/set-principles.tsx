import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { PrincipleFields } from '../parts/principle-fields.tsx';
import { findPlanHead } from '../plan.queries.server.ts';
import { versionAddress } from '../plan-address.model.ts';
import { findPrincipleShape, principlesPage } from '../plan-entry.server.ts';
import { lineTitle, principleEntryForm, principleField, principleForm } from '../principle.model.ts';
import type { Route } from './+types/set-principles';

// Whose it is to answer, the period of the project decides: the loader finds out.
export const handle = { permission: 'plan.read', script: true, accepts: 'text' } satisfies PageHandle;

async function pageOf({ context, params: { code, version } }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { asked } = await readAs(context, (read, actor) => findPrincipleShape(read, actor, code));
  return principlesPage({ code, number: rowNumber(version) }, asked);
}

export async function loader({ context, params }: Route.LoaderArgs) {
  return {
    open: await openEntry(context, await pageOf({ context, params })),
    head: await readAs(context, (read, actor) => findPlanHead(read, actor, params.code, 'plan.read')),
    number: rowNumber(params.version),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  return takeEntry(context, request, await pageOf({ context, params }));
}

export default function SetPrinciplesPage({ loaderData: { open, head, number }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { period } = head;
  const asked = principleForm(period);
  if (!asked) return null;
  const isClassing = asked.act === 'plan.classify';
  const title = t(isClassing ? 'plan.edit.classes' : 'plan.edit.principles');
  const form = principleEntryForm(asked);
  return (
    <ProjectFrame head={head} current="plan" title={`${title}: ${t('plan.version.title', { number })}`}>
      <p>{t(isClassing ? 'plan.principles.class-lead' : 'plan.principles.lead')}</p>
      <EntryForm
        form={form}
        open={open}
        outcome={actionData}
        save={t('plan.edit.save')}
        cancel={versionAddress(head.code, number)}
        names={Object.fromEntries(
          Object.entries(form.columns).map(([field, { text }]) => {
            const line = lineTitle(period, field.replace(/-\w+$/, ''), t.language);
            return [field, isClassing ? line : t('plan.principles.cell', { line, part: t(`${text}.name`) })];
          }),
        )}
        offers={Object.fromEntries(
          asked.classes.map(({ line, known }) => [
            principleField(line, 'class'),
            known.map((phrase) => ({ value: phrase, text: phrase })),
          ]),
        )}
        layout={(draw) => <PrincipleFields period={period} asked={asked} draw={draw} />}
      />
    </ProjectFrame>
  );
}
