/** What the benchmark uses of autocannon, which has no types of its own. */
declare module 'autocannon' {
  interface RequestShape {
    path?: string;
    setupRequest?: (request: RequestShape) => RequestShape;
  }

  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers?: Readonly<Record<string, string>>;
    requests?: RequestShape[];
  }

  interface Result {
    readonly requests: { readonly total: number };
    readonly errors: number;
    readonly non2xx: number;
  }

  interface Running extends PromiseLike<Result> {
    /** Called with each answer; the time in milliseconds. */
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): unknown;
  }

  export default function autocannon(options: Options): Running;
}
