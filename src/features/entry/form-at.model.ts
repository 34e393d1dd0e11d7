import { NotFound } from '#platform/errors.ts';

/*
 * Which form an address means. What is typed into a form is sent to its address with `/draft` behind it, and one page of a room takes
 * all of it: it finds the form by the path of the route, as the room's `routes.ts` writes it.
 */

/** What stands in the blanks of a path: `{ code, id }` for `projects/:code/bodies/:id`. */
type BlanksOf<Path extends string> = Readonly<Record<BlankNames<Path>, string>>;

type BlankNames<Path extends string> = Path extends `${infer Part}/${infer Rest}`
  ? BlankName<Part> | BlankNames<Rest>
  : BlankName<Path>;
type BlankName<Part extends string> = Part extends `:${infer Name}` ? Name : never;

/** Forms by the paths of their routes below `/<language>/workspace/`; where two fit an address, the first one is meant. */
type FormsByPath<Forms> = {
  readonly [Path in keyof Forms]: (blanks: BlanksOf<Path & string>) => Forms[Path];
};

/** The form that an address means, be it of the form itself or of where its draft is kept. Throws `NotFound`. */
export function formAt<Forms>(forms: FormsByPath<Forms>, request: Request): Forms[keyof Forms] {
  const { pathname } = new URL(request.url);
  const path = pathname.replace(/^\/[^/]+\/workspace\//, '').replace(/(?:\/draft)?(?:\.data)?$/, '');
  for (const known of Object.keys(forms) as (keyof Forms & string)[]) {
    const blanks = blanksIn(known, path);
    if (blanks) return forms[known](blanks);
  }
  throw new NotFound('There is no such form.');
}

/** `undefined` where the path is another one. */
function blanksIn<Known extends string>(known: Known, path: string): BlanksOf<Known> | undefined {
  const wanted = known.split('/');
  const parts = path.split('/');
  const fits = (want: string, part = '') => (want.startsWith(':') ? part !== '' : part === want);
  if (wanted.length !== parts.length || !wanted.every((want, at) => fits(want, parts[at]))) return undefined;
  const filled = wanted.flatMap((want, at) => (want.startsWith(':') ? [[want.slice(1), parts[at]]] : []));
  return Object.fromEntries(filled) as BlanksOf<Known>;
}
