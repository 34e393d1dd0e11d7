import {
  type CopyOwner,
  copiesOf,
  dropAnswered,
  dropCopiesOfUser,
  dropCopy,
  dropCopyAt,
  putCopy,
} from './device-copies.ts';
import { type DraftAnswer, type Failure, isTaken, sendDraft } from './draft-sending.ts';
import { unlessPressed } from './press.ts';
import { showRemarks } from './remarks.ts';

/** So long after the last letter what was typed is sent. */
const PAUSE_MS = 1000;
/** So long after a failure it is sent again; doubled each time, up to a minute. */
const RETRY_MS = 3000;
const LONGEST_RETRY_MS = 60_000;
/** A service that has not answered after so long is not there. */
const LONGEST_ANSWER_MS = 15_000;

/** The words of `data-texts`, in the page's language. */
type Words = Readonly<Record<Failure | 'typing' | 'nowhere' | 'leaveUnsaved' | 'notSent', string>>;

/** Keeps what is typed into the forms of a page, as `src/ui/kept-form.tsx` marks them, so that nothing of it is lost. */
export function keepForms(page: Document): void {
  const forms = page.querySelectorAll<HTMLFormElement>('form[data-kept-form]');
  for (const form of forms) new FormKeeper(form).begin();
  if (forms.length === 0) void settleCopies();
}

/** Where no form is open: what is left on the device was saved, or goes to the server now. What it does not take stays. */
async function settleCopies(): Promise<void> {
  for (const { key, address, body, isSentOff } of copiesOf()) {
    const answer = await sendDraft(address, body);
    if (typeof answer === 'object' && isTaken(answer, isSentOff)) dropCopyAt(key);
  }
}

class FormKeeper {
  private readonly form: HTMLFormElement;
  private readonly owner: CopyOwner;
  private readonly address: string;
  private readonly words: Words;
  /** When the draft was typed from which the page was drawn. */
  private readonly seen: string;
  /** Typed since the server last said that it has everything. */
  private isUnsent = false;
  private isOnDevice = false;
  /** Sent as a form: the page will be another. */
  private isLeaving = false;
  /** Whether the service is there is being asked before the form goes off. */
  private isAsking = false;
  /** The service is there: the form may go off. */
  private isHeard = false;
  /** Pressed while nobody was there to take the form: it goes off by this button when the service answers again. */
  private waiting: { readonly button: HTMLElement | null } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: AbortController | undefined;
  private retryMs = RETRY_MS;
  private readonly touched = new Set<string>();

  constructor(form: HTMLFormElement) {
    this.form = form;
    const token = form.querySelector<HTMLInputElement>('input[name="form-token"]')?.value ?? '';
    this.owner = { user: form.dataset.user ?? '', form: form.dataset.keptForm ?? '', token };
    this.address = form.dataset.draftAddress ?? '';
    this.seen = form.querySelector<HTMLInputElement>('input[name="form-seen"]')?.value ?? '';
    this.words = JSON.parse(form.dataset.texts ?? '{}') as Words;
  }

  begin(): void {
    this.form.addEventListener('input', (event) => this.typed(event.target));
    this.form.addEventListener('submit', (event) => this.submit(event));
    const retry = () => {
      if (this.isUnsent) void this.send();
    };
    addEventListener('online', retry);
    addEventListener('focus', retry);
    addEventListener('offline', () => this.isUnsent && this.fail('offline'));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && retry());
    addEventListener('beforeunload', (event) => {
      this.putOnDevice();
      if (this.isUnsent && !this.isOnDevice && !this.isLeaving) event.preventDefault();
    });
    addEventListener('pagehide', () => {
      this.putOnDevice();
      if (this.isUnsent && !this.isLeaving) navigator.sendBeacon(this.address, new URLSearchParams(this.body()));
    });
    for (const signOut of document.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]')) {
      signOut.addEventListener('submit', (event) => {
        event.preventDefault();
        void this.signOut(signOut);
      });
    }
    document.querySelector('form[data-discard-draft]')?.addEventListener('submit', () => this.discard());
    // This page is the answer to that form, and may say more than was typed into it: a line added, two texts to choose from.
    dropAnswered({ ...this.owner, token: this.form.dataset.answers ?? '' });
    void this.takeUpCopies();
  }

  private typed(target: EventTarget | null): void {
    const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
    if (field?.dataset.field) this.touched.add(field.dataset.field);
    this.isUnsent = true;
    this.isOnDevice = false;
    // The page is still here: the form did not get away, or its answer is slow.
    this.isLeaving = false;
    // What was pressed was another text. This one is sent when its writer says so.
    this.waiting = undefined;
    this.sendIn(PAUSE_MS);
  }

  private sendIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private body(): string {
    const entries = [...new FormData(this.form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return new URLSearchParams(entries).toString();
  }

  private putOnDevice(): void {
    if (!this.isUnsent || this.isOnDevice) return;
    this.isOnDevice = putCopy(this.owner, { address: this.address, body: this.body(), isSentOff: false });
  }

  /** Sends what stands in the form now; what is typed meanwhile is sent after it. */
  private async send(over = false): Promise<void> {
    if (this.isLeaving) return;
    clearTimeout(this.timer);
    this.underWay?.abort();
    const controller = new AbortController();
    this.underWay = controller;
    this.putOnDevice();
    if (navigator.onLine) this.say(this.words.typing);
    const body = this.body();
    const answer = await sendDraft(this.address, body, { over, signal: controller.signal });
    if (controller.signal.aborted || this.isLeaving) return;
    if (typeof answer === 'string') this.fail(answer);
    else this.hear(answer, body);
  }

  private hear(answer: DraftAnswer, body: string): void {
    this.retryMs = RETRY_MS;
    if (this.waiting && isTaken(answer, false)) {
      this.goOff(this.waiting.button);
      return;
    }
    this.say(answer.message);
    this.offerSignIn(false);
    this.askAboutDevice(answer.state === 'elsewhere' ? () => void this.send(true) : undefined, () => {
      this.dropOwnCopy();
      location.reload();
    });
    // Typed after the form was sent, and the next page is on its way: the copy waits for it on the device.
    if (!isTaken(answer, false)) return;
    unlessPressed(() => showRemarks(this.form, answer.findings ?? [], this.touched));
    if (body === this.body()) this.dropOwnCopy();
  }

  private dropOwnCopy(): void {
    this.isUnsent = false;
    this.isOnDevice = false;
    dropCopy(this.owner);
  }

  private fail(failure: Failure): void {
    const isAway = failure === 'offline' || failure === 'failing';
    const said = this.waiting && isAway ? 'notSent' : failure;
    this.say(this.isOnDevice ? this.words[said] : this.words.nowhere);
    this.offerSignIn(failure === 'signedOut' || failure === 'otherUser');
    this.sendIn(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  /**
   * A form that is sent while nobody is there to take it ends at a page of the browser, without the text. So what it holds goes
   * first as a draft; only when that was heard does the form go.
   */
  private submit(event: SubmitEvent): void {
    if (this.isHeard) {
      this.leave();
      return;
    }
    event.preventDefault();
    if (!this.isAsking) void this.sendOff(event.submitter);
  }

  private async sendOff(button: HTMLElement | null): Promise<void> {
    this.isAsking = true;
    clearTimeout(this.timer);
    this.underWay?.abort();
    this.isUnsent = true;
    this.isOnDevice = false;
    this.putOnDevice();
    const answer = await sendDraft(this.address, this.body(), { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
    this.isAsking = false;
    if (answer === 'offline' || answer === 'failing') {
      this.waiting = { button };
      this.fail(answer);
      return;
    }
    this.goOff(button);
  }

  private goOff(button: HTMLElement | null): void {
    this.waiting = undefined;
    this.isHeard = true;
    this.form.requestSubmit(button);
    this.isHeard = false;
  }

  /** The form goes off. The copy stays on the device until the server says that it was saved. */
  private leave(): void {
    this.isUnsent = true;
    this.isOnDevice = putCopy(this.owner, { address: this.address, body: this.body(), isSentOff: true });
    this.isLeaving = true;
    clearTimeout(this.timer);
    this.underWay?.abort();
  }

  /** The draft is thrown away, and with it what was typed since. */
  private discard(): void {
    this.isLeaving = true;
    clearTimeout(this.timer);
    this.underWay?.abort();
    for (const { key } of copiesOf(this.owner)) dropCopyAt(key);
    this.dropOwnCopy();
  }

  /** What earlier openings of this form left on the device goes to the server; the page is then drawn with it. */
  private async takeUpCopies(): Promise<void> {
    for (const { key, body, isSentOff } of copiesOf(this.owner)) {
      let answer = await sendDraft(this.address, body);
      if (typeof answer === 'string') continue;
      // Typed after the form had been sent and before its answer came: it goes on in this opening.
      if (answer.state === 'saved' && !isSentOff) answer = await sendDraft(this.address, this.asOwn(body));
      if (typeof answer === 'string') continue;
      if (answer.state === 'elsewhere') {
        const use = async () => {
          const taken = await sendDraft(this.address, body, { over: true });
          if (typeof taken === 'string') return this.say(this.words[taken]);
          dropCopyAt(key);
          location.reload();
        };
        this.askAboutDevice(
          () => void use(),
          () => dropCopyAt(key),
        );
        continue;
      }
      if (!isTaken(answer, isSentOff)) continue;
      dropCopyAt(key);
      if (answer.state === 'kept' && answer.typedAt !== this.seen) location.reload();
    }
  }

  private asOwn(body: string): string {
    const entries = new URLSearchParams(body);
    entries.set('form-token', this.owner.token);
    return entries.toString();
  }

  /** Nothing of a user stays on the device after signing out, so what is not on the server goes there first. */
  private async signOut(signOut: HTMLFormElement): Promise<void> {
    if (this.isUnsent) await this.send();
    if (this.isUnsent && !confirm(this.words.leaveUnsaved)) return;
    this.isLeaving = true;
    clearTimeout(this.timer);
    dropCopiesOfUser(this.owner.user);
    signOut.submit();
  }

  private say(words: string): void {
    const line = this.form.querySelector('[data-kept-state]');
    unlessPressed(() => {
      if (line && line.textContent !== words) line.textContent = words;
    });
  }

  private offerSignIn(isOffered: boolean): void {
    const offer = this.form.querySelector<HTMLElement>('[data-kept-sign-in]');
    unlessPressed(() => {
      if (offer) offer.hidden = !isOffered;
    });
  }

  /** Asks whether text of this device is to be used where another window has typed too; without `use` it asks nothing. */
  private askAboutDevice(use: (() => void) | undefined, drop: () => void): void {
    const question = this.form.querySelector<HTMLElement>('[data-kept-on-device]');
    if (!question) return;
    unlessPressed(() => {
      question.hidden = use === undefined;
    });
    const answerWith = (selector: string, act: () => void) => {
      const button = question.querySelector<HTMLButtonElement>(selector);
      if (!button) return;
      button.onclick = () => {
        question.hidden = true;
        act();
      };
    };
    if (use) {
      answerWith('[data-kept-use]', use);
      answerWith('[data-kept-drop]', drop);
    }
  }
}
