import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { recommendationFormAt } from '../form-at.model.ts';
import { findRecommendingProject } from '../recommendation.queries.server.ts';
import { recommendationAddress, recommendationsAddress } from '../recommendation-address.model.ts';
import { entryAt } from '../recommendation-entry.server.ts';
import { recommendationForm, statusForm } from '../recommendation-form.model.ts';
import type { Route } from './+types/recommendation-form';

export const handle = { permission: 'recommendation.correct', script: true, accepts: 'text' } satisfies PageHandle;

export async function loader({ context, request }: Route.LoaderArgs) {
  const at = recommendationFormAt(request);
  return {
    at,
    head: await readAs(context, (read, actor) => findRecommendingProject(read, actor, at.code)),
    open: await openEntry(context, entryAt(at, todayFrom(context))),
  };
}

export function action({ context, request }: Route.ActionArgs) {
  const at = recommendationFormAt(request);
  return takeEntry(context, request, entryAt(at, todayFrom(context)));
}

export default function RecommendationFormPage({ loaderData: { at, head, open }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="recommendations" title={t(`recommendation.entry.${at.subject}`)}>
      <EntryForm
        form={at.subject === 'status' ? statusForm : recommendationForm}
        open={open}
        outcome={actionData}
        save={t('recommendation.entry.save')}
        cancel={at.subject === 'new' ? recommendationsAddress(head.code) : recommendationAddress(head.code, at.id)}
      />
    </ProjectFrame>
  );
}
