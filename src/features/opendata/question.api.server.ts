import { z } from 'zod';
import { facetIds, figureIds, type Question, questionFrom, sorts } from '#features/search/public.ts';
import { languages } from '#platform/i18n/language.ts';
import { placeFrom } from './place.model.ts';

/** Which language problems are told in. */
export const languageParameter = { lang: z.enum(languages).optional().describe('opendata.parameter.lang') };

/** A calendar day. */
export const dayParameter = z.iso.date();

export const onParameter = { on: dayParameter.optional().describe('opendata.parameter.on') };

const longestValue = 160;
const mostValues = 50;

const severalValues = z.array(z.string().min(1).max(longestValue)).max(mostValues).optional();

const facetParameters = Object.fromEntries(
  facetIds.map((facet) => [facet, severalValues.describe(`opendata.parameter.${facet}`)]),
) as Record<(typeof facetIds)[number], typeof severalValues>;

/** The filters of the list of projects, as its pages have them too. */
export const questionParameters = {
  q: z.string().max(200).optional().describe('opendata.parameter.q'),
  ...facetParameters,
  from: dayParameter.optional().describe('opendata.parameter.from'),
  until: dayParameter.optional().describe('opendata.parameter.until'),
  ...onParameter,
  figure: z
    .enum(figureIds as [string, ...string[]])
    .optional()
    .describe('opendata.parameter.figure'),
};

/** A parameter of a form: an empty field is not asked. */
function orEmpty<S extends z.ZodType>(schema: S) {
  const emptied = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
  return z.preprocess(emptied, schema.optional());
}

/** What an address for people must have right, so that nothing is answered that was not asked; other parameters are let be. */
export const peoplesQuestion = z.looseObject({
  on: orEmpty(dayParameter),
  from: orEmpty(dayParameter),
  until: orEmpty(dayParameter),
  figure: orEmpty(z.enum(figureIds as [string, ...string[]])),
  sort: orEmpty(z.enum(sorts)),
});

export const sortParameter = { sort: z.enum(sorts).optional().describe('opendata.parameter.sort') };

/** How many a list gives at once. */
export const limitParameter = z.coerce
  .number()
  .int()
  .min(1)
  .max(1000)
  .default(100)
  .describe('opendata.parameter.limit');

/** Where a list goes on. */
export const placeParameter = z
  .string()
  .max(40)
  .refine((word) => placeFrom(word) !== undefined)
  .optional()
  .describe('opendata.parameter.after');

/** The address that was asked for, going on at a place. */
export function nextAddress(origin: string, asked: string, after: string): string {
  const address = new URL(asked, origin);
  address.searchParams.set('after', after);
  return address.href;
}

type Asked = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** The question of checked parameters: one that is not there is not asked. */
export function questionOf(asked: Asked): Question {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) parameters.append(name, String(one));
    }
  }
  return { ...questionFrom(parameters), page: 1 };
}

/** A parameter that may stand several times stands alone as a text: the schema always gets a list. */
export function withLists(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSeveral = new Set<string>(facetIds);
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      isSeveral.has(name) && !Array.isArray(value) ? [value] : value,
    ]),
  );
}
