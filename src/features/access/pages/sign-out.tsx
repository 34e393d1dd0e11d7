import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { askingFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import type { Route } from './+types/sign-out';

export const handle = { permission: 'public' } satisfies PageHandle;

export async function action({ context }: Route.ActionArgs) {
  const cookies = await servicesFrom(context).signIn?.close(askingFrom(context));
  throw withCookies(`/${pageRequestFrom(context).language}`, cookies ?? []);
}

/** For whoever comes here by an address: a link must not sign anybody out. */
export default function SignOutPage() {
  const t = useTexts();
  return (
    <>
      <PageTitle title={t('access.sign-out.title')} service={t('site.service.name')} />
      <PageHeading title={t('access.sign-out.title')} lead={t('access.sign-out.lead')} />
      <form method="post" className="action-form">
        <button type="submit">{t('access.sign-out.title')}</button>
      </form>
    </>
  );
}
