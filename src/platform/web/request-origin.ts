/** What a server knows of how a request came. */
interface Asked {
  readonly protocol: string;
  /** The `Host` heading, or the empty string. */
  readonly host: string;
}

/** Scheme and host under which the reader knows the service, without a slash at the end: as the operator says, or as asked. */
export function requestOrigin({ protocol, host }: Asked, publicOrigin: string | undefined): string {
  return publicOrigin ?? `${protocol}://${host}`;
}

/** A name, an IPv4 address or an IPv6 address in brackets, and a port. */
const authority = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Whether a `Host` heading can be part of an address: it gets into links, and not every text that is sent is a host. */
export function isAuthority(host: string): boolean {
  return authority.test(host) && URL.canParse(`http://${host}`);
}
