import { type CellKind, fault, ownCode } from '#features/sheet/public.ts';
import { businessIdProblem, normaliseBusinessId } from './business-id.model.ts';

/** A Y-tunnus in a table that somebody sends in; one that lost its zeros or its hyphen is mended: `1234561` → `0123456-1`. */
export function businessIdCell(): CellKind<string> {
  return ownCode({ parse, expected: 'organisation.sheet.business-id.expected', example: '0123456-2' });
}

function parse(text: string) {
  const hyphenated = withHyphen(text);
  const code = normaliseBusinessId(hyphenated);
  if (code !== undefined) return { code };
  const problem = businessIdProblem(hyphenated);
  if (problem?.reason !== 'check-digit') return fault('organisation.sheet.fault.business-id');
  return problem.expected === undefined
    ? fault('organisation.sheet.fault.no-check-digit')
    : fault('organisation.sheet.fault.check-digit', { expected: problem.expected });
}

/** As a number a Y-tunnus has neither hyphen nor leading zeros, and as a VAT number a country before it: `FI12345671`. */
function withHyphen(text: string): string {
  const bare = text.replace(/^FI(?=\d{8}$)/i, '').replace(/\s*-\s*/, '-');
  return /^\d{6,8}$/.test(bare) ? `${bare.slice(0, -1).padStart(7, '0')}-${bare.slice(-1)}` : bare;
}
