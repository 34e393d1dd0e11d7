import { data, redirect } from 'react-router';
import { readPersonalData } from '#features/audit/public.server.ts';
import { FileField } from '#features/document/public.parts.ts';
import { sentFileFrom } from '#features/document/public.server.ts';
import { documentAddress } from '#features/document/public.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { RefusalNotice } from '#features/view/public.parts.ts';
import { finnishDate } from '#platform/clock.ts';
import { reading } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { type Item, type Meeting, mayBeHeld } from '../body.model.ts';
import { bodyPolicy } from '../body.policy.ts';
import { getBody, getMeeting, listItems } from '../body.queries.server.ts';
import { bodyAddress, meetingAddress } from '../body-address.model.ts';
import { attachMinutes, recordHeld } from '../meeting.commands.server.ts';
import type { Route } from './+types/meeting';

export const handle = { permission: 'body.read', showsPeople: true, accepts: 'file' } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const dones = ['convened', 'corrected', 'item', 'held', 'cancelled', 'minutes'] as const;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const said = new URL(request.url).searchParams.get('done');
  const today = todayFrom(context);
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findProjectHead(read, actor, params.code);
    const permission = permit(bodyPolicy, actor, 'body.read', head.place);
    const body = await getBody(read, head.id, rowNumber(params.body));
    const meeting = await getMeeting(read, body.id, rowNumber(params.meeting));
    show(permission, { subject: { kind: 'meeting', id: meeting.id }, projectId: head.id });
    const isOpen = meeting.state !== 'cancelled';
    return {
      head,
      body: { id: body.id, name: body.name },
      meeting,
      items: await listItems(read, meeting.id),
      done: dones.find((done) => done === said),
      may: {
        convene: isOpen && may(bodyPolicy, actor, 'body.convene', head.place),
        record: isOpen && may(bodyPolicy, actor, 'body.record', head.place),
        hold: mayBeHeld(meeting, today) && may(bodyPolicy, actor, 'body.record', head.place),
      },
    };
  });
}

/** Says that the meeting was held, or takes its minutes. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const named = { bodyId: rowNumber(params.body), meetingId: rowNumber(params.meeting) };
  const { body, meeting } = await readAs(context, async (read, actor) => {
    const head = await findProjectHead(read, actor, params.code);
    permit(bodyPolicy, actor, 'body.record', head.place);
    return {
      body: await getBody(read, head.id, named.bodyId),
      meeting: await getMeeting(read, named.bodyId, named.meetingId),
    };
  });
  const { language } = pageRequestFrom(context);
  const form = await request.formData();
  const isHeld = sentText(form, 'act') === 'hold';
  const file = isHeld ? undefined : await sentFileFrom(form, 'file');
  if (file && 'problem' in file) return data({ problem: file.problem, refusal: undefined }, 422);
  const title = textsFor(language)('body.minutes.title-of', {
    body: body.name,
    on: textsFor(language).date(finnishDate(meeting.startsAt)),
  });
  try {
    await actAs(context, async (tx, actor, { clock }) => {
      const project = await findProjectHead(reading(tx), actor, params.code);
      if (file) await attachMinutes(tx, actor, clock, { project, ...named, file, title: title.slice(0, 200) });
      else await recordHeld(tx, actor, clock, { project, ...named });
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return data({ problem: undefined, refusal: { code: error.code, details: error.details } }, 422);
  }
  const here = meetingAddress(params.code, named.bodyId, named.meetingId);
  return redirect(`/${language}${here}?done=${isHeld ? 'held' : 'minutes'}`, 303);
}

export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, body, meeting, items, done, may: allowed } = loaderData;
  const t = useTexts();
  const here = `/${t.language}${meetingAddress(head.code, body.id, meeting.id)}`;
  return (
    <ProjectFrame
      head={head}
      current="bodies"
      title={t('body.meeting.title-of', { body: body.name, at: t.dateTime(meeting.startsAt) })}
    >
      {done && !actionData && (
        <div role="status">
          <Notice kind="success" title={t(`body.done.${done}`)} />
        </div>
      )}
      <RefusalNotice refusal={actionData?.refusal} />
      <p>
        <a href={`/${t.language}${bodyAddress(head.code, body.id)}`}>{t('body.meeting.back', { body: body.name })}</a>
      </p>
      <DefinitionList items={factsOf(t, meeting)} />
      <Acts here={here} meeting={meeting} allowed={allowed} />
      <Section id="items" title={t('body.item.heading')}>
        {items.length === 0 ? (
          <p>{t(allowed.record ? 'body.item.none-add' : 'body.item.none')}</p>
        ) : (
          <DataTable
            caption={t('body.item.heading')}
            hideCaption
            columns={itemColumns(t, allowed.record ? `${here}/items` : undefined)}
            rows={items}
            rowKey={({ id }) => id}
          />
        )}
        {allowed.record && (
          <p>
            <a className="button-like" href={`${here}/items/new`}>
              {t('body.item-entry.new')}
            </a>
          </p>
        )}
      </Section>
      <Section id="minutes" title={t('body.meeting.minutes')}>
        {meeting.minutesId === null ? (
          <p>{t('body.minutes.none')}</p>
        ) : (
          <p>
            <a href={`/${t.language}${documentAddress(head.code, meeting.minutesId)}`}>{t('body.minutes.open')}</a>
          </p>
        )}
        {allowed.record && (
          <form method="post" encType="multipart/form-data">
            <FileField problem={actionData?.problem} />
            <button type="submit" className="secondary">
              {t(meeting.minutesId === null ? 'body.minutes.send' : 'body.minutes.send-new')}
            </button>
          </form>
        )}
      </Section>
    </ProjectFrame>
  );
}

function factsOf(t: Texts, { state, stateReason, place, isRemote }: Meeting) {
  return [
    {
      label: t('body.meeting.state'),
      value: stateReason === null ? t(`body.state.${state}`) : `${t(`body.state.${state}`)}: ${stateReason}`,
    },
    {
      label: t('body.meeting.where'),
      value: [place, isRemote ? t('body.form-of.remote') : null].filter((part) => part !== null).join(', '),
    },
  ];
}

interface ActsProps {
  here: string;
  meeting: Meeting;
  allowed: { convene: boolean; hold: boolean };
}

/** What can be done with the meeting now. */
function Acts({ here, meeting, allowed }: ActsProps) {
  const t = useTexts();
  if (!allowed.convene && !allowed.hold) return null;
  return (
    <>
      {allowed.hold && (
        <form method="post">
          <button type="submit" name="act" value="hold">
            {t('body.meeting.hold')}
          </button>
        </form>
      )}
      {allowed.convene && (
        <ul className="actions">
          <li>
            <a href={`${here}/edit`}>{t('body.meeting-entry.edit')}</a>
          </li>
          {meeting.state === 'planned' && (
            <li>
              <a href={`${here}/cancel`}>{t('body.cancel.title')}</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function itemColumns(t: Texts, editHref: string | undefined): TableColumn<Item>[] {
  return [
    { key: 'number', header: t('body.item.number.name'), cell: ({ number }) => t.number(number) },
    {
      key: 'title',
      header: t('body.item.title.name'),
      cell: ({ id, title }) => (
        <span lang="fi">{editHref === undefined ? title : <a href={`${editHref}/${id}`}>{title}</a>}</span>
      ),
    },
    {
      key: 'decision',
      header: t('body.item.decision.name'),
      cell: ({ decision }) => (
        <span lang="fi" className="kept-lines">
          {decision}
        </span>
      ),
    },
    { key: 'responsible', header: t('body.item.responsible.name'), cell: ({ responsible }) => responsible },
    {
      key: 'due',
      header: t('body.item.due-on.name'),
      cell: ({ dueOn, doneOn }) => {
        if (doneOn !== null) return t('body.item.done', { on: t.date(doneOn) });
        return dueOn === null ? null : t.date(dueOn);
      },
    },
  ];
}
