/** What a page says of itself to whoever lets requests in: `export const handle = { permission: 'public' } satisfies PageHandle`. */
export interface PageHandle {
  /**
   * Who may see it. `public`: anybody; `signed-in`: whoever has signed in; else the act that one of the reader's grants must permit.
   * Whether it is permitted on the very thing of the address, the loader finds out.
   */
  readonly permission: 'public' | 'signed-in' | `${string}.${string}`;
  /** Whether the script of the workspace comes with the page. */
  readonly script?: true;
  /** Larger forms than usual: `text` for long writing, `file` for files. */
  readonly accepts?: 'text' | 'file';
}
