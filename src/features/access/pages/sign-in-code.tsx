import { data } from 'react-router';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { askingFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { withCookies } from '../answer.server.ts';
import { nextAddress } from '../next-address.model.ts';
import { Field } from '../parts/fields.tsx';
import type { Route } from './+types/sign-in-code';

export const handle = { permission: 'public' } satisfies PageHandle;

export const headers = () => ({ 'cache-control': 'no-store' });

export function loader({ context, request }: Route.LoaderArgs) {
  return { next: nextAddress(new URL(request.url).searchParams.get('next'), pageRequestFrom(context).language) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const { signIn } = servicesFrom(context);
  const code = sentText(form, 'code').slice(0, 100);
  const { outcome, cookies } = (await signIn?.openWithCode(askingFrom(context), code)) ?? LATE;
  if (outcome === 'open')
    throw withCookies(nextAddress(sentText(form, 'next'), pageRequestFrom(context).language), cookies);
  if (outcome === 'wait') return data({ refused: 'wait' as const }, 429);
  return data({ refused: outcome === 'wrong' ? ('wrong' as const) : ('late' as const) }, 422);
}

const LATE = { outcome: 'late', cookies: [] } as const;

export default function SignInCodePage({ loaderData: { next }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const refused = actionData?.refused;
  return (
    <>
      <PageTitle title={t('access.code.title')} service={t('site.service.name')} />
      <meta name="robots" content="noindex" />
      <PageHeading title={t('access.code.title')} lead={refused === 'late' ? undefined : t('access.code.lead')} />
      {refused === 'late' ? <BeginAnew next={next} /> : <CodeForm next={next} refused={refused} />}
    </>
  );
}

function CodeForm({ next, refused }: { next: string; refused: 'wrong' | 'wait' | undefined }) {
  const t = useTexts();
  const error = refused && t(`access.code.${refused}`);
  return (
    <>
      {error && <ErrorSummary errors={[{ fieldId: 'code', message: error }]} />}
      <form method="post" className="account-form">
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label={t('access.code.field')}
          hint={t('access.code.hint')}
          error={error}
          autoComplete="one-time-code"
          required
          maxLength={100}
        />
        <button type="submit">{t('access.code.button')}</button>
      </form>
      <p>{t('access.code.lost')}</p>
    </>
  );
}

function BeginAnew({ next }: { next: string }) {
  const t = useTexts();
  return (
    <Notice kind="error" title={t('access.code.late')}>
      <p>{t('access.code.late-explained')}</p>
      <p>
        <a href={`/${t.language}/sign-in?next=${encodeURIComponent(next)}`}>{t('access.code.again')}</a>
      </p>
    </Notice>
  );
}
