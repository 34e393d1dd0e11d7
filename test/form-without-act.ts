import { expect } from 'vitest';
import { Invalid } from '#platform/errors.ts';

/**
 * Sends a form whose buttons say by their name which of two acts is meant, without one, and with another than these: whoever sends
 * neither means neither, so nothing may be done, least of all what cannot be undone. The page comes to no database here: what is
 * refused is refused before.
 */
export async function expectNothingWithoutAct(
  action: (sent: never) => Promise<unknown>,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const act of [{}, { act: '' }, { act: 'constructor' }]) {
    const body = new URLSearchParams({ ...fields, ...act });
    const request = new Request('http://koordi.example/', { method: 'POST', body });
    const params = { id: '1', code: 'S10001', document: '1', user: 'u1' };
    await expect(action({ request, params, context: undefined } as never)).rejects.toThrow(Invalid);
  }
}
