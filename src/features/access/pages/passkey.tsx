import { data, redirect } from 'react-router';
import { finnishDate } from '#platform/clock.ts';
import { NotFound } from '#platform/errors.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PageHeading } from '#ui/page-heading.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { Section } from '#ui/section.tsx';
import { Field } from '../parts/fields.tsx';
import { passkeyName, SignInAgain } from '../parts/passkeys.tsx';
import { longestPasskeyName } from '../passkey.model.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import type { Route } from './+types/passkey';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

/** Nobody's but the own ones. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { account } = signInFrom(context);
  const actor = actorFrom(context);
  const { passkeys } = await account.findMeans(actor);
  const passkey = passkeys.find(({ id }) => id === params.passkey);
  if (!passkey) throw new NotFound('The user has no such passkey.');
  return { passkey, isFresh: await account.isFresh(actor) };
}

/** Gives it another name, or removes it. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { passkeys } = signInFrom(context);
  const form = await request.formData();
  const actor = actorFrom(context);
  const outcome =
    sentText(form, 'act') === 'remove'
      ? await passkeys.remove(actor, params.passkey)
      : await passkeys.rename(actor, params.passkey, sentText(form, 'name'));
  if (outcome === 'stale' || outcome === 'last') return data({ problem: outcome }, 422);
  if (outcome !== 'done') throw new NotFound('The user has no such passkey.');
  throw redirect(`/${pageRequestFrom(context).language}/workspace/account#passkeys`, 303);
}

export default function PasskeyPage({ loaderData: { passkey, isFresh }, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const account = `/${t.language}/workspace/account`;
  const title = passkeyName(t, passkey);
  const day = (at: Date | null) => (at ? t.date(finnishDate(at)) : t('access.passkey.never'));
  return (
    <>
      <PageTitle title={title} service={t('site.service.name')} />
      <Breadcrumb items={[{ label: t('access.passkeys.title'), href: `${account}#passkeys` }]} current={title} />
      <PageHeading title={title} />
      {actionData && (
        <ErrorSummary errors={[{ fieldId: 'remove', message: t(`access.passkey.problem.${actionData.problem}`) }]} />
      )}
      <DefinitionList
        items={[
          { label: t('access.passkey.added'), value: day(passkey.addedAt) },
          { label: t('access.passkey.used'), value: day(passkey.lastUsedAt) },
        ]}
      />
      <Section id="rename" title={t('access.passkey.rename.title')}>
        <form method="post" className="account-form">
          <Field
            name="name"
            label={t('access.passkey.name')}
            hint={t('access.passkey.name-hint')}
            value={passkey.name ?? undefined}
            autoComplete="off"
            maxLength={longestPasskeyName}
          />
          <button type="submit" name="act" value="rename">
            {t('access.passkey.rename.button')}
          </button>
        </form>
      </Section>
      <Section id="remove" title={t('access.passkey.remove.title')}>
        <p>{t('access.passkey.remove.explained')}</p>
        {isFresh ? (
          <form method="post" className="action-form">
            <button type="submit" name="act" value="remove" className="secondary">
              {t('access.passkey.remove.button')}
            </button>
          </form>
        ) : (
          <SignInAgain />
        )}
      </Section>
    </>
  );
}
