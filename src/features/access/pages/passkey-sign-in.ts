import { redirect } from 'react-router';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { createRateLimit } from '#platform/web/rate-limit.ts';
import { askingFrom, clientFrom, pageRequestFrom, servicesFrom } from '#platform/web/request-context.server.ts';
import { sentText } from '#platform/web/sent-form.ts';
import { nextAddress } from '../next-address.model.ts';
import { onwards, problemFor, questionFor } from '../passkey-answer.server.ts';
import type { Route } from './+types/passkey-sign-in';

export const handle = { permission: 'public' } satisfies PageHandle;

/** Each question is written down until it is answered or five minutes old. */
const questions = createRateLimit({ most: 60, withinMs: 900_000 });
/** Wrong answers about a passkey that somebody has stand in the audit: nobody is to fill it. */
const answers = createRateLimit({ most: 60, withinMs: 900_000 });

export function loader({ context }: Route.LoaderArgs) {
  return redirect(`/${pageRequestFrom(context).language}/sign-in`, 303);
}

/** For the script: first what the device is to be asked for, then, with its answer, whether that lets in. */
export async function action({ context, request }: Route.ActionArgs) {
  const { signIn } = servicesFrom(context);
  if (!signIn?.passkeys.isPossible) return problemFor(context, 'access.passkey.impossible');
  const form = await request.formData();
  const answer = sentText(form, 'answer');
  const asking = askingFrom(context);
  if (answer === '') {
    if (!questions.allows(clientFrom(context))) return problemFor(context, 'access.problem.too-often', 429);
    return questionFor(await signIn.passkeys.ask(asking));
  }
  if (!answers.allows(clientFrom(context))) return problemFor(context, 'access.problem.too-often', 429);
  const { outcome, cookies } = await signIn.passkeys.open(asking, answer);
  if (outcome !== 'open') return problemFor(context, 'access.passkey.unknown');
  return onwards(nextAddress(sentText(form, 'next'), pageRequestFrom(context).language), cookies);
}
