import { readPersonalData } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { participantPolicy } from '../participant.policy.ts';
import { getParticipant } from '../participant.queries.server.ts';
import { participantsAddress } from '../participant-address.model.ts';
import { participantEntry } from '../participant-entry.server.ts';
import { participantForm } from '../participant-form.model.ts';
import { offeredSegments } from '../segment-offers.server.ts';
import type { Route } from './+types/participant';

export const handle = {
  permission: 'participant.correct',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params: { code, number } }: Route.LoaderArgs) {
  const asked = rowNumber(number);
  const { found: head, segments } = await readPersonalData(context, async (read, actor, show) => {
    const found = await findProjectHead(read, actor, code);
    permit(participantPolicy, actor, 'participant.correct', found.place);
    await getParticipant(read, found.id, asked);
    const permission = permit(participantPolicy, actor, 'participant.read', found.place);
    show(permission, { subject: { kind: 'project', id: found.code }, projectId: found.id });
    return { found, segments: await offeredSegments(read, found.id, asked, todayFrom(context)) };
  });
  return { head, segments, number: asked, open: await openEntry(context, participantEntry(code, asked)) };
}

export function action({ context, request, params: { code, number } }: Route.ActionArgs) {
  return takeEntry(context, request, participantEntry(code, rowNumber(number)));
}

export default function ParticipantPage({
  loaderData: { head, segments, number, open },
  actionData,
}: Route.ComponentProps) {
  const t = useTexts();
  return (
    <ProjectFrame head={head} current="measures" title={t('participant.person.number', { number })}>
      <p>{t('participant.correct.lead')}</p>
      <EntryForm
        form={participantForm}
        open={open}
        outcome={actionData}
        save={t('participant.correct.save')}
        cancel={participantsAddress(head.code)}
        offers={{ segment: segments }}
      />
    </ProjectFrame>
  );
}
