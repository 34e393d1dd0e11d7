import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { AskingRequest } from '#platform/permission/sign-in.ts';

/** Networks in which a reverse proxy of ours may stand: this machine and private networks. */
const proxies = new BlockList();
proxies.addSubnet('127.0.0.0', 8);
proxies.addSubnet('10.0.0.0', 8);
proxies.addSubnet('172.16.0.0', 12);
proxies.addSubnet('192.168.0.0', 16);
proxies.addAddress('::1', 'ipv6');
proxies.addSubnet('fc00::', 7, 'ipv6');

/**
 * The network address of who asks, as far as it tells requesters apart: that of the connection, or, when a proxy nearby passed the
 * request on, the last one that the proxy wrote down (the ones before it are the requester's own words). Where there is no proxy,
 * neighbours in a private network are requesters like others, and what they write is not believed. Of IPv6 the network, since one
 * household has them by the trillion.
 */
export function clientAddress(request: Pick<FastifyRequest, 'ip' | 'headers'>, isBehindProxy: boolean): string {
  const peer = withoutMapping(request.ip);
  if (!isBehindProxy || !proxies.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')) return networkOf(peer);
  const passedOn = withoutMapping(
    String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '',
  );
  return networkOf(isIP(passedOn) === 0 ? peer : passedOn);
}

/** A request as far as it tells who asks. */
export function askingOf(request: FastifyRequest, isBehindProxy: boolean): AskingRequest {
  const { cookie = '', 'user-agent': userAgent = '' } = request.headers;
  const headers = new Headers({ cookie, 'user-agent': userAgent });
  return { headers, origin: clientAddress(request, isBehindProxy), requestId: request.id };
}

/** An IPv4 address as sockets of IPv6 write it: all of them would be one network. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=[\d.]+$)/i, '');
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':')].slice(0, 4).join(':');
}
