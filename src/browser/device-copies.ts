/**
 * What was typed and is not on the server yet, kept on this device: under the user who typed it, the form, and the opening of it, so
 * that nobody else and no other window takes it for theirs.
 */
export interface DeviceCopy {
  readonly key: string;
  /** Where it would have been sent. */
  readonly address: string;
  /** The form as it would have been sent. */
  readonly body: string;
  /** Sent off as a form just so: whether it arrived, only the next page can tell. */
  readonly isSentOff: boolean;
}

const prefix = 'koordi-form';

function keyOf({ user, form, token }: CopyOwner): string {
  return [prefix, user, form, token].map(encodeURIComponent).join(' ');
}

/** Whose typing it is, into which form, in which opening of it. */
export interface CopyOwner {
  readonly user: string;
  readonly form: string;
  readonly token: string;
}

/** Puts a copy on the device; false when the device takes none. */
export function putCopy(owner: CopyOwner, copy: Omit<DeviceCopy, 'key'>): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(owner: CopyOwner): void {
  dropCopyAt(keyOf(owner));
}

/** Drops a form that was sent off and has been answered; what was typed after it was sent stays. */
export function dropAnswered(owner: CopyOwner): void {
  const key = keyOf(owner);
  for (const copy of copiesOf(owner)) if (copy.key === key && copy.isSentOff) dropCopyAt(key);
}

export function dropCopyAt(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/** The copies that earlier openings have left behind: of one form, or of all. */
export function copiesOf(owner?: Pick<CopyOwner, 'user' | 'form'>): DeviceCopy[] {
  const start = owner ? startOf(owner.user, owner.form) : prefix;
  return keys()
    .filter((key) => key.startsWith(start))
    .flatMap((key) => {
      const kept = localStorage.getItem(key);
      return kept === null ? [] : [{ key, ...(JSON.parse(kept) as Omit<DeviceCopy, 'key'>) }];
    });
}

/** Forgets all that a user has typed on this device. */
export function dropCopiesOfUser(user: string): void {
  for (const key of keys()) if (key.startsWith(startOf(user))) dropCopyAt(key);
}

function startOf(...words: readonly string[]): string {
  return `${[prefix, ...words].map(encodeURIComponent).join(' ')} `;
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
