import { data } from 'react-router';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { ProviderFailure } from '#platform/permission/provider-failure.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { askingFrom, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import { nextAddress } from '../next-address.model.ts';
import { providerFailureFrom, statusOfFailure } from '../provider-failure.model.ts';
import { providerPage } from '../provider-page.model.ts';
import type { Route } from './+types/sign-in-provider';

export const handle = { permission: 'public' } satisfies PageHandle;

export const headers = () => ({ 'Cache-Control': 'no-store' });

/** What is begun is written down: nobody is to fill our tables with it. */
const beginnings = createRateLimit({ most: 100, withinMs: 15 * 60_000 });

/** Sends the browser to the provider. The page itself is seen only when that came to nothing. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { signIn } = servicesFrom(context);
  const provider = signIn?.providers.find(({ id }) => id === params.provider);
  if (!signIn || !provider) throw new NotFound('There is no such identity provider.');
  const question = new URL(request.url).searchParams;
  const { language } = pageRequestFrom(context);
  const next = nextAddress(question.get('next'), language);
  const asking = askingFrom(context);
  const failure = providerFailureFrom(question.get('failed')) ?? (await begin());
  const again = providerPage(language, provider.id, next);
  return data({ name: provider.name, failure, again, next }, statusOfFailure[failure]);

  async function begin(): Promise<ProviderFailure> {
    if (!beginnings.allows(clientFrom(context))) return 'wait';
    const begun = await signIn?.beginAtProvider(asking, { providerId: params.provider, next });
    if (begun) throw withCookies(begun.address, begun.cookies);
    return 'down';
  }
}

export default function SignInProviderPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts();
  const { name, failure, again, next } = loaderData;
  return (
    <>
      <PageTitle title={t('access.provider.refused', { provider: name })} service={t('site.service.name')} />
      <PageHeading
        title={t('access.provider.refused', { provider: name })}
        lead={t(`access.provider.failed.${failure}`, { provider: name })}
      />
      <ul className="ways-in">
        <li>
          <a className="way-in" rel="nofollow" href={again}>
            {t('access.provider.again')}
          </a>
        </li>
        <li>
          <a href={`/${t.language}/sign-in?next=${encodeURIComponent(next)}`}>{t('access.provider.other')}</a>
        </li>
      </ul>
    </>
  );
}
