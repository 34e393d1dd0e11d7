const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_LABEL = 63;
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const localPart = new RegExp(`^${ATOM}(\\.${ATOM})*$`);

/**
 * The address that somebody wrote, as mail is sent to it: without spaces around it, the domain in small letters and, where it
 * has letters of its own language, in its ASCII form. `undefined` when it is no address of the usual form `name@example.fi`:
 * quoted names, comments, numbers of machines and anything that could end a line of a mail's head are none.
 */
export function mailAddressFrom(text: string): string | undefined {
  const written = text.trim();
  const at = written.lastIndexOf('@');
  const name = written.slice(0, Math.max(0, at));
  const domain = asciiDomain(written.slice(at + 1));
  if (domain === undefined || name.length > LONGEST_LOCAL_PART || !localPart.test(name)) return undefined;
  const address = `${name}@${domain}`;
  return address.length > LONGEST_ADDRESS ? undefined : address;
}

/** Two spellings of which mail reaches the same person have the same key: no provider tells case apart. */
export function mailAddressKey(address: string): string {
  return address.toLowerCase();
}

function asciiDomain(domain: string): string | undefined {
  if (domain.length > LONGEST_ADDRESS || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const host = URL.parse(`http://${domain}`)?.hostname ?? '';
  const labels = host.split('.');
  const isName = labels.every(
    (label) => label.length <= LONGEST_LABEL && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label),
  );
  return isName && labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? '') ? host : undefined;
}
