import { data, redirect } from 'react-router';
import { daysAfter, isDay } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { may } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actAs, pageRequestFrom, readAs, todayFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { accessPolicy } from '../access.policy.ts';
import { endDeputy, nameDeputy } from '../grant.commands.server.ts';
import { longestDeputyDays } from '../grant.model.ts';
import { Field, RadioField } from '../parts/fields.tsx';
import { problemText, summaryOf } from '../parts/terms-fields.tsx';
import { refusalOf } from '../refusal.server.ts';
import type { FieldProblem } from '../terms-form.server.ts';
import { type Colleague, type Deputyship, listColleagues, listDeputyships } from '../user-admin.queries.server.ts';
import type { Route } from './+types/deputies';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

interface SentDeputy {
  readonly words: string;
  readonly person: string;
  readonly from: string;
  readonly lastDay: string;
}

export function loader({ context }: Route.LoaderArgs) {
  const today = todayFrom(context);
  return readAs(context, async (read, actor) => {
    const deputyships = await listDeputyships(read, actor.userId, today);
    return {
      mine: deputyships.filter(({ absent }) => absent.id === actor.userId),
      forOthers: deputyships.filter(({ deputy }) => deputy.id === actor.userId),
      mayName: may(accessPolicy, actor, 'access.deputy'),
      today,
    };
  });
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const here = redirect(`/${pageRequestFrom(context).language}/workspace/deputies`, 303);
  const ended = sentText(form, 'end');
  if (ended !== '') {
    await actAs(context, (tx, actor, { clock }) => endDeputy(tx, actor, clock, ended)).catch(forgiveNotFound);
    throw here;
  }
  const sent = sentDeputy(form);
  const wrong = (problems: readonly FieldProblem[], colleagues: readonly Colleague[] = []) =>
    data({ sent, problems, colleagues }, 422);
  const today = todayFrom(context);
  const colleagues = await readAs(context, (read, actor) =>
    listColleagues(read, { written: sent.words, of: actor.userId, today }),
  );
  const deputy =
    colleagues.find(({ id }) => id === sent.person) ?? (colleagues.length === 1 ? colleagues[0] : undefined);
  const isFound = sent.words !== '' && colleagues.length > 0;
  const whose = isFound ? 'access.problem.colleague-choose' : 'access.problem.colleague';
  const problems: FieldProblem[] = [
    ...(isFound && deputy ? [] : [{ field: 'words', code: whose } as const]),
    ...(isDay(sent.from) ? [] : [{ field: 'from', code: 'access.problem.day' } as const]),
    ...(isDay(sent.lastDay) ? [] : [{ field: 'lastDay', code: 'access.problem.deputy-end' } as const]),
  ];
  if (problems.length > 0 || !deputy) return wrong(problems, isFound ? colleagues : []);
  const named = { deputyId: deputy.id, from: sent.from, until: daysAfter(sent.lastDay, 1) };
  try {
    await actAs(context, (tx, actor, { clock }) => nameDeputy(tx, actor, clock, named));
  } catch (error) {
    return wrong([{ field: 'lastDay', code: refusalOf(error) }]);
  }
  throw here;
}

function sentDeputy(form: FormData): SentDeputy {
  return {
    words: sentText(form, 'words').trim().slice(0, 200),
    person: sentText(form, 'person'),
    from: sentText(form, 'from'),
    lastDay: sentText(form, 'lastDay'),
  };
}

/** A button pressed twice: the deputy has gone already. */
function forgiveNotFound(error: unknown): void {
  if (!(error instanceof NotFound)) throw error;
}

export default function DeputiesPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { mine, forOthers, mayName, today } = loaderData;
  return (
    <>
      <PageTitle title={t('access.deputies.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.deputies.title')} lead={t('access.deputies.lead', { days: longestDeputyDays })} />
      <ErrorSummary errors={summaryOf(t, actionData?.problems ?? [])} />
      <Section id="mine" title={t('access.deputies.mine')}>
        {mine.length === 0 ? (
          <p>{t('access.deputies.none')}</p>
        ) : (
          <DataTable
            caption={t('access.deputies.mine')}
            hideCaption
            columns={[
              { key: 'name', header: t('access.deputies.deputy'), cell: ({ deputy }) => deputy.name },
              ...dayColumns(t),
              { key: 'end', header: t('access.person.end'), cell: ({ deputy }) => <EndButton {...deputy} /> },
            ]}
            rows={mine}
            rowKey={({ deputy, from }) => `${deputy.id} ${from}`}
          />
        )}
      </Section>
      {forOthers.length > 0 && (
        <Section id="for-others" title={t('access.deputies.for-others')}>
          <DataTable
            caption={t('access.deputies.for-others')}
            hideCaption
            columns={[
              { key: 'name', header: t('access.deputies.absent'), cell: ({ absent }: Deputyship) => absent.name },
              ...dayColumns(t),
            ]}
            rows={forOthers}
            rowKey={({ absent, from }) => `${absent.id} ${from}`}
          />
        </Section>
      )}
      {mayName && <DeputyForm today={today} refused={actionData} />}
    </>
  );
}

function dayColumns(t: Texts) {
  return [
    { key: 'from', header: t('access.field.from'), cell: ({ from }: Deputyship) => t.date(from) },
    {
      key: 'until',
      header: t('access.field.last-day'),
      cell: ({ until }: Deputyship) => t.date(daysAfter(until, -1)),
    },
  ];
}

function EndButton({ id, name }: { id: string; name: string }) {
  const t = useTexts();
  return (
    <form method="post" className="action-form">
      <button type="submit" name="end" value={id} className="secondary">
        {t('access.end.link')} <span className="visually-hidden">{name}</span>
      </button>
    </form>
  );
}

interface DeputyFormProps {
  today: string;
  refused: { sent: SentDeputy; problems: readonly FieldProblem[]; colleagues: readonly Colleague[] } | undefined;
}

function DeputyForm({ today, refused }: DeputyFormProps) {
  const t = useTexts();
  const problems = refused?.problems ?? [];
  const sent = refused?.sent ?? { words: '', person: '', from: today, lastDay: '' };
  const colleagues = refused?.colleagues ?? [];
  return (
    <Section id="name-deputy" title={t('access.deputies.name')}>
      <form method="post" className="account-form">
        <Field
          name="words"
          label={t('access.deputies.words')}
          hint={t('access.deputies.words-hint')}
          value={sent.words}
          error={problemText(t, problems, 'words')}
          required
          maxLength={200}
        />
        {colleagues.length > 1 && (
          <RadioField
            name="person"
            legend={t('access.deputies.who')}
            choices={colleagues.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
          />
        )}
        <Field
          name="from"
          label={t('access.field.from')}
          type="date"
          value={sent.from}
          error={problemText(t, problems, 'from')}
          required
        />
        <Field
          name="lastDay"
          label={t('access.field.last-day')}
          type="date"
          value={sent.lastDay}
          error={problemText(t, problems, 'lastDay')}
          required
        />
        <button type="submit">{t('access.deputies.button')}</button>
      </form>
    </Section>
  );
}
