import type { PlainTextKey } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { usePageRequest } from '#platform/web/page-request.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';

type FailureTexts = [title: PlainTextKey, explanation: PlainTextKey];

const textsByStatus: Record<number, FailureTexts> = {
  400: ['site.failure.refused-title', 'site.failure.unreadable'],
  403: ['site.failure.forbidden-title', 'site.failure.forbidden'],
  404: ['site.failure.not-found-title', 'site.failure.not-found'],
  413: ['site.failure.too-much-title', 'site.failure.too-much'],
  503: ['site.failure.busy-title', 'site.failure.busy'],
};
const requestRefused: FailureTexts = ['site.failure.refused-title', 'site.failure.refused'];
const ourFault: FailureTexts = ['site.failure.fault-title', 'site.failure.fault'];

/** What went wrong and what to do next, in the page's language; for a fault of ours also the number to quote. */
export function FailureMessage({ status }: { status: number }) {
  const t = useTexts();
  const { language, requestId } = usePageRequest();
  const [title, explanation] = textsByStatus[status] ?? (status < 500 ? requestRefused : ourFault);
  return (
    <>
      <PageTitle title={t(title)} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={t(title)} lead={t(explanation)} />
      {(status === 403 || status === 404) && <WayToBreakGlass />}
      {status === 500 && <p>{t('site.failure.request-id', { id: requestId })}</p>}
      <p>
        <a href={`/${language}`}>{t('site.failure.to-front')}</a>
      </p>
    </>
  );
}

/** For whoever may read with a reason what they have no right to. The address may say which project was meant. */
function WayToBreakGlass() {
  const t = useTexts();
  const { language, path, viewer } = usePageRequest();
  if (!viewer?.mayBreakGlass || !/\/workspace\/(projects|descriptions)\//.test(path)) return null;
  const code = /\b[A-Z]\d{5,9}\b/.exec(path)?.[0];
  const address = `/${language}/workspace/glass/break${code === undefined ? '' : `?project=${code}`}`;
  return (
    <>
      <p>{t('site.failure.break-glass-explained')}</p>
      <p>
        <a href={address}>{t('site.failure.break-glass')}</a>
      </p>
    </>
  );
}
