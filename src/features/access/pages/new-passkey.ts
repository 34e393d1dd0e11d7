import { redirect } from 'react-router';
import type { PlainTextKey } from '#platform/i18n/texts.ts';
import type { PasskeyChange } from '#platform/permission/sign-in.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { actorFrom, askingFrom, pageRequestFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { onwards, problemFor, questionFor } from '../passkey-answer.server.ts';
import { signInFrom } from '../sign-in-service.server.ts';
import type { Route } from './+types/new-passkey';

export const handle = { permission: 'signed-in' } satisfies PageHandle;

export function loader({ context }: Route.LoaderArgs) {
  return redirect(ownPasskeys(context), 303);
}

/** For the script: first what the device is to be asked to make, then, with its answer, whether that is kept. */
export async function action({ context, request }: Route.ActionArgs) {
  const { passkeys } = signInFrom(context);
  if (!passkeys.isPossible) return problemFor(context, 'access.passkey.impossible');
  const form = await request.formData();
  const [answer, name] = [sentText(form, 'answer'), sentText(form, 'name')];
  const [asking, actor] = [askingFrom(context), actorFrom(context)];
  if (answer === '') {
    const question = await passkeys.askForNew(asking, actor);
    return question ? questionFor(question) : problemFor(context, problemOf.stale);
  }
  const outcome = await passkeys.add(asking, actor, { answer, name });
  return outcome === 'done' ? onwards(ownPasskeys(context)) : problemFor(context, problemOf[outcome]);
}

const problemOf: Readonly<Record<Exclude<PasskeyChange, 'done'>, PlainTextKey>> = {
  stale: 'access.passkey.problem.stale',
  last: 'access.passkey.problem.last',
  wrong: 'access.passkey.problem.not-added',
  gone: 'access.passkey.problem.not-added',
};

function ownPasskeys(context: Route.ActionArgs['context']): string {
  return `/${pageRequestFrom(context).language}/workspace/account#passkeys`;
}
