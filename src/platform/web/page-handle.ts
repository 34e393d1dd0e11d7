/** What a page says of itself to whoever lets requests in: `export const handle = { permission: 'public' } satisfies PageHandle`. */
export interface PageHandle {
  /**
   * Who may see it. `public`: anybody; `signed-in`: whoever has signed in; else the act that one of the reader's grants must permit.
   * Whether it is permitted on the very thing of the address, the loader finds out.
   */
  readonly permission: 'public' | 'signed-in' | `${string}.${string}`;
  /**
   * It shows personal data of others: its loader reads through `readPersonalData` of the room `audit`, or the page is not shown.
   */
  readonly showsPeople?: true;
  /** Open to those too who must add a second factor before all else. */
  readonly beforeSecondFactor?: true;
  /** Which script comes with the page: that of the workspace (`true`), or that of signing in, for passkeys. */
  readonly script?: true | 'sign-in';
  /** Larger forms than usual: `text` for long writing, `file` for files. */
  readonly accepts?: 'text' | 'file';
}
