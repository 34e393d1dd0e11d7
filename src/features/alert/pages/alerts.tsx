import { data } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { mailAddressFrom } from '#platform/mail/mail-address.model.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { act, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { alertJobName, offersMail } from '../alert-job.ts';
import { addressFieldId, SaveSearch } from '../parts/save-search.tsx';
import { SearchedFor } from '../parts/searched-for.tsx';
import { requestSearch } from '../saved-search.commands.server.ts';
import { hoursToConfirm, isTooLong, savedQuestionFrom } from '../saved-search.model.ts';
import type { Route } from './+types/alerts';

export const handle = { permission: 'public' } satisfies PageHandle;

const requestLimit = createRateLimit({ most: 10, withinMs: 3_600_000 });

export function loader({ context, request }: Route.LoaderArgs) {
  return {
    question: savedQuestionFrom(new URL(request.url).searchParams),
    byMail: offersMail(servicesFrom(context)),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const sent = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const question = savedQuestionFrom(new URLSearchParams(sent('question')));
  if (isTooLong(question)) return data({ question, outcome: 'too-long' as const }, 422);
  const { keys } = servicesFrom(context);
  const address = mailAddressFrom(sent('address'));
  if (!offersMail(servicesFrom(context)) || !keys) return data({ question, outcome: 'no-mail' as const }, 422);
  if (!address) {
    return data({ question, outcome: 'wrong-address' as const, written: sent('address').slice(0, 254) }, 422);
  }
  if (!requestLimit.allows(clientFrom(context))) return data({ question, outcome: 'too-many' as const }, 429);
  const { language } = pageRequestFrom(context);
  await act(context, (tx, { clock }) => requestSearch(tx, clock, keys, { address, question, language }));
  // Not waited for: how long it takes would tell whether a mail is sent.
  servicesFrom(context).wakeJob(alertJobName);
  return data({ question, outcome: 'noted' as const }, 200);
}

export default function AlertsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const question = actionData?.question ?? loaderData.question;
  if (actionData?.outcome === 'noted') return <LookIntoMail question={question} />;
  if (isTooLong(question)) return <TooLong question={question} />;
  const wrongAddress = actionData?.outcome === 'wrong-address' ? actionData.written : undefined;
  return (
    <>
      <PageTitle title={t('alert.save.title')} service={t('site.service.name')} />
      <PageHeading title={t('alert.save.title')} lead={t('alert.save.lead')} />
      {wrongAddress !== undefined && (
        <ErrorSummary errors={[{ fieldId: addressFieldId, message: t('alert.save.wrong-address') }]} />
      )}
      {actionData?.outcome === 'too-many' && (
        <Notice kind="warning" title={t('alert.save.too-many-title')}>
          <p>{t('alert.save.too-many')}</p>
        </Notice>
      )}
      <SearchedFor question={question} />
      <SaveSearch question={question} byMail={loaderData.byMail} wrongAddress={wrongAddress} />
    </>
  );
}

function TooLong({ question }: { question: string | null }) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('alert.save.title')} service={t('site.service.name')} />
      <PageHeading title={t('alert.save.title')} />
      <Notice kind="warning" title={t('alert.save.too-long-title')}>
        <p>{t('alert.save.too-long')}</p>
      </Notice>
      <SearchedFor question={question} />
    </>
  );
}

/** The same whether the address was known or not. */
function LookIntoMail({ question }: { question: string | null }) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('alert.sent.title')} service={t('site.service.name')} />
      <PageHeading title={t('alert.sent.title')} lead={t('alert.sent.explained', { hours: hoursToConfirm })} />
      <p>{t('alert.sent.no-mail')}</p>
      <SearchedFor question={question} />
    </>
  );
}
