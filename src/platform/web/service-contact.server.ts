/**
 * The address to which readers may write of the service, from the environment variable KOORDI_CONTACT_EMAIL; `undefined` when
 * it is not set, or is no e-mail address.
 */
export function serviceContact(): string | undefined {
  const address = process.env.KOORDI_CONTACT_EMAIL?.trim() ?? '';
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(address) ? address : undefined;
}
