import { readPersonalData } from '#features/audit/public.server.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may, permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { DataTable, type TableColumn } from '#ui/data-table.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Tag } from '#ui/tag.tsx';
import { type Body, type Meeting, type Member, missingMeetings, missingRoles, stageOf } from '../body.model.ts';
import { bodyPolicy } from '../body.policy.ts';
import { getBody, listMeetings, listMembers, listOpenDecisions } from '../body.queries.server.ts';
import { bodyAddress, meetingAddress } from '../body-address.model.ts';
import { OpenDecisions } from '../parts/open-decisions.tsx';
import type { Route } from './+types/body';

export const handle = { permission: 'body.read', showsPeople: true } satisfies PageHandle;

/** What was done just before, as the address of the page says. */
const dones = ['set-up', 'corrected', 'appointed'] as const;

export function loader({ context, request, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const said = new URL(request.url).searchParams.get('done');
  return readPersonalData(context, async (read, actor, show) => {
    const head = await findProjectHead(read, actor, params.code);
    const permission = permit(bodyPolicy, actor, 'body.read', head.place);
    const body = await getBody(read, head.id, rowNumber(params.body));
    show(permission, { subject: { kind: 'body', id: body.id }, projectId: head.id });
    return {
      head,
      body,
      today,
      members: await listMembers(read, body.id),
      meetings: await listMeetings(read, body.id),
      open: await listOpenDecisions(read, body.id),
      done: dones.find((done) => done === said),
      may: {
        correct: may(bodyPolicy, actor, 'body.correct', head.place),
        appoint: may(bodyPolicy, actor, 'body.appoint', head.place),
        convene: may(bodyPolicy, actor, 'body.convene', head.place),
      },
    };
  });
}

export default function BodyPage({ loaderData }: Route.ComponentProps) {
  const { head, body, today, members, meetings, open, done, may: allowed } = loaderData;
  const t = useTexts();
  const here = `/${t.language}${bodyAddress(head.code, body.id)}`;
  return (
    <ProjectFrame head={head} current="bodies" title={body.name} titleLang="fi">
      {done && (
        <div role="status">
          <Notice kind="success" title={t(`body.done.${done}`)} />
        </div>
      )}
      <Missing body={body} members={members} meetings={meetings} today={today} />
      <DefinitionList items={factsOf(t, body)} />
      {allowed.correct && (
        <p>
          <a href={`${here}/edit`}>{t('body.body-entry.edit')}</a>
        </p>
      )}
      <Section id="meetings" title={t('body.meeting.title')}>
        {allowed.convene && (
          <p>
            <a className="button-like" href={`${here}/meetings/new`}>
              {t('body.meeting-entry.new')}
            </a>
          </p>
        )}
        {meetings.length === 0 ? (
          <p>{t('body.meeting.none')}</p>
        ) : (
          <DataTable
            caption={t('body.meeting.title')}
            hideCaption
            columns={meetingColumns(t, head.code, body.id)}
            rows={meetings}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
      <OpenDecisions code={head.code} bodyId={body.id} items={open} today={today} />
      <Section id="members" title={t('body.member.title')}>
        {allowed.appoint && (
          <p>
            <a className="button-like" href={`${here}/members/new`}>
              {t('body.member-entry.new')}
            </a>
          </p>
        )}
        {members.length === 0 ? (
          <p>{t('body.member.none')}</p>
        ) : (
          <DataTable
            caption={t('body.member.title')}
            hideCaption
            columns={memberColumns(t, { today, editHref: allowed.appoint ? `${here}/members` : undefined })}
            rows={members}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
    </ProjectFrame>
  );
}

function factsOf(t: Texts, { kind, task, meetingsPerYear, endedOn }: Body) {
  return [
    { label: t('body.form.kind.name'), value: t(`body.kind.${kind}`) },
    ...(task === null
      ? []
      : [
          {
            label: t('body.form.task.name'),
            value: (
              <span lang="fi" className="kept-lines">
                {task}
              </span>
            ),
          },
        ]),
    ...(meetingsPerYear === null ? [] : [{ label: t('body.form.per-year.name'), value: t.number(meetingsPerYear) }]),
    ...(endedOn === null ? [] : [{ label: t('body.form.ended-on.name'), value: t.date(endedOn) }]),
  ];
}

interface MissingProps {
  body: Body;
  members: readonly Member[];
  meetings: readonly Meeting[];
  today: string;
}

/** What a working body lacks. */
function Missing({ body, members, meetings, today }: MissingProps) {
  const t = useTexts();
  if (body.endedOn !== null && body.endedOn < today) return null;
  const roles = missingRoles(members, today);
  const count = missingMeetings(body, meetings, today);
  if (roles.length === 0 && count === 0) return null;
  return (
    <Notice kind="warning" title={t('body.missing.title')}>
      <ul>
        {roles.map((role) => (
          <li key={role}>{t(`body.missing.${role === 'chair' ? 'chair' : 'secretary'}`)}</li>
        ))}
        {count > 0 && <li>{t('body.missing.meetings', { count, aim: body.meetingsPerYear ?? 0 })}</li>}
      </ul>
    </Notice>
  );
}

function meetingColumns(t: Texts, code: string, bodyId: number): TableColumn<Meeting>[] {
  return [
    {
      key: 'at',
      header: t('body.meeting.at'),
      cell: ({ id, startsAt }) => (
        <a href={`/${t.language}${meetingAddress(code, bodyId, id)}`}>{t.dateTime(startsAt)}</a>
      ),
    },
    { key: 'where', header: t('body.meeting.where'), cell: (meeting) => whereInWords(t, meeting) },
    { key: 'state', header: t('body.meeting.state'), cell: ({ state }) => <Tag>{t(`body.state.${state}`)}</Tag> },
    {
      key: 'minutes',
      header: t('body.meeting.minutes'),
      cell: ({ minutesId }) => t(minutesId === null ? 'body.meeting.no-minutes' : 'body.meeting.has-minutes'),
    },
  ];
}

function whereInWords(t: Texts, { place, isRemote }: Pick<Meeting, 'place' | 'isRemote'>): string {
  return [place, isRemote ? t('body.form-of.remote') : null].filter((part) => part !== null).join(', ');
}

function memberColumns(
  t: Texts,
  { today, editHref }: { today: string; editHref: string | undefined },
): TableColumn<Member>[] {
  return [
    {
      key: 'name',
      header: t('body.member.name.name'),
      cell: ({ id, name }) => (editHref === undefined ? name : <a href={`${editHref}/${id}`}>{name}</a>),
    },
    { key: 'role', header: t('body.member.role.name'), cell: ({ role }) => t(`body.role.${role}`) },
    {
      key: 'organisation',
      header: t('body.member.organisation.name'),
      cell: ({ organisation }) => <span lang="fi">{organisation}</span>,
    },
    {
      key: 'email',
      header: t('body.member.email.name'),
      cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
    },
    {
      key: 'days',
      header: t('body.member.days'),
      cell: (member) => (
        <>
          {member.endsOn === null
            ? t('body.member.from', { from: t.date(member.startsOn) })
            : t('body.member.from-until', { from: t.date(member.startsOn), until: t.date(member.endsOn) })}{' '}
          <StageTag stage={stageOf(member, today)} />
        </>
      ),
    },
  ];
}

function StageTag({ stage }: { stage: ReturnType<typeof stageOf> }) {
  const t = useTexts();
  return stage === 'now' ? null : <Tag>{t(`body.member.${stage}`)}</Tag>;
}
