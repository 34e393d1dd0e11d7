import type { PropsWithChildren } from 'react';
import { everything, listAddress } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { questionOf } from '../saved-search.model.ts';

/**
 * For pages whose address holds a token: kept nowhere and told to no other site. Not `no-referrer`, with which browsers hide from
 * us, too, where a form comes from.
 */
export const tokenPageHeaders = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' };

interface TokenPageProps extends PropsWithChildren {
  title: string;
  lead?: string;
}

export function TokenPage({ title, lead, children }: TokenPageProps) {
  const t = useTexts();
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={title} lead={lead} />
      {children}
    </>
  );
}

/** A link from a mail that leads nowhere any more. */
export function LinkGone() {
  const t = useTexts();
  return (
    <TokenPage title={t('alert.gone.title')} lead={t('alert.gone.explained')}>
      <p>
        <a href={listAddress(t.language, everything)}>{t('alert.gone.search')}</a>
      </p>
    </TokenPage>
  );
}

/** A search that its owner has stopped. */
export function Stopped({ question }: { question: string | null }) {
  const t = useTexts();
  return (
    <TokenPage title={t('alert.manage.stopped')} lead={t('alert.manage.stopped-explained')}>
      <p>
        <a href={listAddress(t.language, questionOf(question))}>{t('alert.save.results')}</a>
      </p>
    </TokenPage>
  );
}
