import { redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { saveOnce } from '#features/draft/public.server.ts';
import { entriesFrom, type FormEntries } from '#features/draft/public.ts';
import { EntryFields } from '#features/entry/public.parts.ts';
import { finnishDate } from '#platform/clock.ts';
import { Refused } from '#platform/errors.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import { newToken } from '#platform/secret/token.server.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, servicesFrom } from '#platform/web/request-context.server.ts';
import { FieldGroup } from '#ui/form-field.tsx';
import type { MeasureHead } from '../head.model.ts';
import { findMeasureHead, measureIdFrom } from '../head.queries.server.ts';
import { MeasureFrame } from '../parts/measure-frame.tsx';
import { RunPreview } from '../parts/run-preview.tsx';
import { StaffChoice } from '../parts/staff-choice.tsx';
import {
  chosenDays,
  controlOfRun,
  isPreviewed,
  newRun,
  previewOfRun,
  queryOfRun,
  runQuestionFrom,
} from '../run-question.model.ts';
import { planSessions } from '../session.commands.server.ts';
import { sessionRunForm, termsOfRow } from '../session.model.ts';
import { sessionPolicy } from '../session.policy.ts';
import { sessionsAddress } from '../session-address.model.ts';
import { watchProposed } from '../session-page.queries.server.ts';
import { weekdayInWords } from '../session-words.model.ts';
import { listStaff } from '../staff.queries.server.ts';
import type { Route } from './+types/session-run';

export const handle = { permission: 'measure-session.plan', showsPeople: true } satisfies PageHandle;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const isAsked = asked.has('preview');
  const question = isAsked ? runQuestionFrom(entriesFrom(asked)) : newRun;
  const today = finnishDate(servicesFrom(context).clock.now());
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findMeasureHead(read, actor, params.id);
    permit(sessionPolicy, actor, 'measure-session.plan', head.place);
    const permission = permit(sessionPolicy, actor, 'measure-staff.read', head.place);
    const staff = await listStaff(read, head.id, question.run?.row.from ?? head.startsOn ?? today);
    if (staff.length > 0) show(permission, { subject: { kind: 'measure', id: head.id }, projectId: head.projectId });
    return {
      head,
      staff,
      question: isAsked ? question : withKnown(question, head),
      proposed: await watchProposed(read, actor, head, question, staff),
      control: controlOfRun(actor.userId, newToken()),
    };
  });
}

/** A run begins with what is known of its measure: its days and its place. */
function withKnown(question: typeof newRun, { startsOn, endsOn, site }: MeasureHead) {
  const known = {
    ...(startsOn && { from: written(startsOn) }),
    ...(endsOn && { to: written(endsOn) }),
    ...(site && { site }),
  };
  return { ...question, texts: { ...question.texts, ...known } };
}

function written(day: string): string {
  return sessionRunForm.columns.from.kind.show(day, textsFor('fi'));
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const sent = entriesFrom(await request.formData());
  const question = runQuestionFrom(sent);
  const measureId = measureIdFrom(params.id);
  await readAs(context, async (read, actor) => {
    const { place } = await findMeasureHead(read, actor, params.id);
    permit(sessionPolicy, actor, 'measure-session.plan', place);
  });
  const address = `/${pageRequestFrom(context).language}${sessionsAddress(measureId)}`;
  const days = chosenDays(sent, question);
  const { run, staffIds } = question;
  // What was changed below the preview is looked at first.
  const isConfirmed = sent.some(([name]) => name === 'confirm') && isPreviewed(sent, question);
  if (!run || days.length === 0 || !isConfirmed) throw redirect(`${address}/run${queryOfRun(question)}`, 303);
  const sessions = days.map((day) => termsOfRow(run.row, day));
  const planned = await actAs(context, (tx, actor, { clock }) =>
    saveOnce(tx, clock, actor, `new-sessions:${measureId}`, sent, async () => {
      await planSessions(tx, actor, clock, measureId, { sessions, staffIds });
      return `?planned=${sessions.length}`;
    }),
  ).catch((error: unknown) => {
    if (error instanceof Refused) return `/run${queryOfRun(question)}`;
    throw error;
  });
  return redirect(address + planned, 303);
}

export default function SessionRunPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, staff, question, proposed, control } = loaderData;
  const hidden: FormEntries = [...control, ...previewOfRun(question)];
  return (
    <MeasureFrame head={head} current="sessions" title={t('measure.session.plan-run')}>
      <p>{t('measure.session.run-lead')}</p>
      <form method="post" className="run-form">
        <EntryFields form={sessionRunForm} texts={question.texts} problems={question.problems} />
        <FieldGroup id="weekdays" label={t('measure.session.weekdays')}>
          {(attributesFor) =>
            [1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <div key={weekday} className="option">
                <input
                  {...attributesFor(`weekday-${weekday}`)}
                  type="checkbox"
                  name="weekday"
                  value={weekday}
                  defaultChecked={question.weekdays.includes(weekday)}
                />
                <label htmlFor={`weekday-${weekday}`}>{weekdayInWords(t, weekday)}</label>
              </div>
            ))
          }
        </FieldGroup>
        <StaffChoice staff={staff} chosen={question.staffIds} />
        <p className="buttons">
          <button type="submit" name="preview" value="1" className={proposed ? 'secondary' : undefined}>
            {t('measure.session.preview')}
          </button>{' '}
          <a className="button-like" href={`/${t.language}${sessionsAddress(head.id)}`}>
            {t('entry.form.cancel')}
          </a>
        </p>
        {proposed && <RunPreview proposed={proposed} hidden={hidden} />}
      </form>
    </MeasureFrame>
  );
}
