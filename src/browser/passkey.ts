/** What the service answers: what to ask the device for, where to go, or what is wrong. */
interface Answer {
  readonly options?: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
  readonly address?: string;
  readonly problem?: string;
}

/** Shows the forms that add a passkey or sign in with one, where the browser knows passkeys. */
export function offerPasskeys(page: Document): void {
  if (typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') return;
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form);
}

function offer(form: HTMLFormElement): void {
  form.parentElement?.querySelector('[data-passkey-missing]')?.remove();
  form.hidden = false;
  let isUnderWay = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    tell(form, '');
    void goThrough(form).finally(() => {
      isUnderWay = false;
    });
  });
}

/** Asks the service for the question, the device for the answer, and the service what it makes of that. */
async function goThrough(form: HTMLFormElement): Promise<void> {
  try {
    const asked = await send(form);
    if (!asked.options) return tell(form, asked.problem ?? form.dataset.failed);
    const credential = await answerOf(form, asked.options);
    const { address, problem } = await send(form, JSON.stringify(credential));
    if (address === undefined) return tell(form, problem ?? form.dataset.failed);
    goTo(address);
  } catch (error) {
    tell(form, form.dataset[reasonOf(error)]);
  }
}

async function answerOf(form: HTMLFormElement, options: NonNullable<Answer['options']>): Promise<Credential | null> {
  return form.dataset.passkey === 'add'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function send(form: HTMLFormElement, answer = ''): Promise<Answer> {
  const body = new URLSearchParams({ answer });
  for (const { name, value } of form.querySelectorAll('input')) body.set(name, value);
  const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
  // Whoever is not signed in any more is led to sign in.
  if (response.type === 'opaqueredirect') return { address: location.pathname };
  return (await response.json()) as Answer;
}

/** Also when only the part behind # differs: what was done is to be seen. */
function goTo(address: string): void {
  const isSamePage = new URL(address, location.href).pathname === location.pathname;
  location.assign(address);
  if (isSamePage) location.reload();
}

function reasonOf(error: unknown): 'cancelled' | 'known' | 'failed' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'failed';
}

function tell(form: HTMLFormElement, problem: string | undefined): void {
  const place = form.querySelector('[data-passkey-problem]');
  if (place) place.textContent = problem ?? '';
}
