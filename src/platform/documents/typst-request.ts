/** What goes between the renderer and its process. */

export interface TypstRequest {
  readonly id: number;
  /** Typst source of the document. */
  readonly template: string;
  /** JSON that the template reads with `json(bytes(sys.inputs.data))`. */
  readonly data: string;
}

export type TypstReply = { readonly id: number; readonly memory: number } & TypstOutcome;

export type TypstOutcome =
  | { readonly pdf: Uint8Array }
  /** Letters that no font has: PDF/UA allows none such. */
  | { readonly unshowable: readonly string[] }
  | { readonly failure: string };
