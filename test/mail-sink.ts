import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is sent, and answers a command as it is told to. */
export interface MailSink {
  /** For KOORDI_SMTP_URL. */
  readonly url: string;
  /** What was accepted, the oldest first. */
  readonly mails: ReceivedMail[];
  /** From now on: what to answer to a receiver, `undefined` to accept. */
  answerTo: (address: string) => { readonly code: number; readonly text: string } | undefined;
  close(): Promise<void>;
}

export interface ReceivedMail {
  /** The receiver of the envelope. */
  readonly to: string;
  readonly raw: string;
  readonly email: Email;
}

async function receive(stream: Readable, to: string): Promise<ReceivedMail> {
  const content = await buffer(stream);
  return { to, raw: content.toString('utf8'), email: await PostalMime.parse(content) };
}

/** Listens on a free port of this machine. */
export async function startMailSink(onMail?: (mail: ReceivedMail) => void): Promise<MailSink> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = sink.answerTo(address);
      done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData: (stream, session, done) => {
      const keep = async () => {
        const mail = await receive(stream, session.envelope.rcptTo.map(({ address }) => address).join(', '));
        mails.push(mail);
        onMail?.(mail);
        done();
      };
      void keep();
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerTo: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}
