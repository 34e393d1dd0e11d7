/** What the server says of typed text that it was sent; see the room `draft`. */
export interface DraftAnswer {
  readonly state: 'kept' | 'saved' | 'elsewhere' | 'full';
  readonly typedAt?: string;
  readonly message: string;
  readonly findings?: readonly { readonly fieldId: string; readonly kind: string; readonly text: string }[];
}

/** Whether the server has it now, so that the device need not keep it. Of a form that was saved it has what was sent off, no more. */
export function isTaken({ state }: DraftAnswer, isSentOff: boolean): boolean {
  return state === 'kept' || (state === 'saved' && isSentOff);
}

/** Why the server did not take it: to be tried again, or for a person to see to. */
export type Failure = 'offline' | 'failing' | 'fault' | 'tooLong' | 'signedOut' | 'otherUser' | 'refused';

/** What stands before the service answers when the service itself does not. */
const notThere = [502, 503, 504];

/** Sends typed text. `over` takes it even if another window has typed since. */
export async function sendDraft(
  address: string,
  body: string,
  { over = false, signal }: { readonly over?: boolean; readonly signal?: AbortSignal } = {},
): Promise<DraftAnswer | Failure> {
  try {
    const response = await fetch(over ? `${address}?over=1` : address, {
      method: 'POST',
      body: new URLSearchParams(body),
      // Whoever is not signed in is led to sign in: here that is an answer, not a way to go.
      redirect: 'manual',
      signal: signal ?? null,
    });
    if (response.type === 'opaqueredirect') return 'signedOut';
    if (response.status === 403 || response.status === 404) return 'refused';
    if (response.status === 413) return 'tooLong';
    if (notThere.includes(response.status)) return 'failing';
    if (!response.ok) return 'fault';
    const answer = (await response.json()) as DraftAnswer | { readonly state: 'other-user' };
    return answer.state === 'other-user' ? 'otherUser' : answer;
  } catch {
    return navigator.onLine ? 'failing' : 'offline';
  }
}
