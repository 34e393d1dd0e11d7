import { Invalid } from '#platform/errors.ts';

export type UnreadableReason =
  | 'damaged'
  | 'encrypted'
  | 'unsupported'
  | 'tooLarge'
  | 'tooMany'
  | 'tooCompressed'
  | 'nested'
  | 'noText';

/** A file, or a member of an archive, that cannot be read; `reason` for programs, the message for people. */
export class UnreadableFile extends Invalid {
  override name = 'UnreadableFile';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
