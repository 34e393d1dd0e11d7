import { data, redirect } from 'react-router';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { refusalText } from '#features/view/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FormField } from '#ui/form-field.tsx';
import { LineInput } from '#ui/form-input.tsx';
import { bodyPolicy } from '../body.policy.ts';
import { getBody, getMeeting } from '../body.queries.server.ts';
import { meetingAddress } from '../body-address.model.ts';
import { cancelMeeting } from '../meeting.commands.server.ts';
import type { Route } from './+types/cancel-meeting';

export const handle = { permission: 'body.convene' } satisfies PageHandle;

export function loader({ context, params }: Route.LoaderArgs) {
  return readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(bodyPolicy, actor, 'body.convene', head.place);
    const { id, name } = await getBody(read, head.id, rowNumber(params.body));
    const meeting = await getMeeting(read, id, rowNumber(params.meeting));
    return { head, bodyId: id, name, meetingId: meeting.id, startsAt: meeting.startsAt };
  });
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const reason = sentText(await request.formData(), 'reason').trim();
  const named = { bodyId: rowNumber(params.body), meetingId: rowNumber(params.meeting) };
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      const project = await findProjectHead(reading(tx), actor, params.code);
      await cancelMeeting(tx, actor, clock, { project, ...named, reason });
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ code: error.code, details: error.details, reason }, 422);
  }
  const address = meetingAddress(params.code, named.bodyId, named.meetingId);
  return redirect(`/${pageRequestFrom(context).language}${address}?done=cancelled`, 303);
}

export default function CancelMeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, bodyId, name, meetingId, startsAt } = loaderData;
  const t = useTexts();
  const wrong = actionData && refusalText(t, actionData);
  return (
    <ProjectFrame head={head} current="bodies" title={t('body.cancel.title')}>
      <ErrorSummary errors={wrong === undefined ? [] : [{ fieldId: 'reason', message: wrong }]} />
      <p>{t('body.meeting.title-of', { body: name, at: t.dateTime(startsAt) })}</p>
      <form method="post">
        <FormField
          id="reason"
          label={t('body.cancel.reason')}
          messages={wrong === undefined ? [] : [{ kind: 'error', text: wrong }]}
        >
          {(attributes) => <LineInput name="reason" value={actionData?.reason ?? ''} attributes={attributes} />}
        </FormField>
        <p className="buttons">
          <button type="submit">{t('body.cancel.button')}</button>{' '}
          <a className="button-like" href={`/${t.language}${meetingAddress(head.code, bodyId, meetingId)}`}>
            {t('body.cancel.back')}
          </a>
        </p>
      </form>
    </ProjectFrame>
  );
}
