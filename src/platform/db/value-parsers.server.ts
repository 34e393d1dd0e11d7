import pg from 'pg';

const { builtins } = pg.types;
// Array types have no name in `builtins`; these are their fixed oids in every PostgreSQL.
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

/**
 * How PostgreSQL's values become JavaScript's, for the connections that ask for it (nothing global is changed): `int8` a
 * number, `date` the string 'YYYY-MM-DD' (a `Date` would move it by the time zone), `timestamptz` a `Date`, `numeric` a string.
 */
export function valueParsers(): pg.CustomTypesConfig {
  const overrides = new pg.TypeOverrides();
  const parseTextArray: (text: string) => string[] = pg.types.getTypeParser(TEXT_ARRAY);
  overrides.setTypeParser(builtins.INT8, parseInt8);
  overrides.setTypeParser(builtins.DATE, (text) => text);
  overrides.setTypeParser(INT8_ARRAY, (text) => parseTextArray(text).map(parseInt8));
  overrides.setTypeParser(DATE_ARRAY, (text) => parseTextArray(text));
  return overrides;
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database's integer ${text} is too large for a number`);
  return value;
}
