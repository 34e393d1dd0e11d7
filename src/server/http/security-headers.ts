const documentPolicy = [
  `default-src 'none'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
];

/** For pages that come with a script, that of the workspace or of signing in: one file of ours, which may ask nobody but us. */
export const scriptPolicy = [...documentPolicy, `script-src 'self'`, `connect-src 'self'`].join('; ');

/**
 * What every answer says about itself. Pages carry no script and no style of their own, so the policy allows neither: text that
 * somebody smuggled into a description cannot run.
 */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': documentPolicy.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** Two years, as browsers' own lists ask. The names below the service's own are not ours to decide about. */
const onlySecure = { 'strict-transport-security': 'max-age=63072000' };

/** The headers of every answer of a service that the public knows under this scheme and host. */
export function securityHeadersAt(publicOrigin: string | undefined): Readonly<Record<string, string>> {
  return publicOrigin?.startsWith('https:') ? { ...securityHeaders, ...onlySecure } : securityHeaders;
}

/** For stylesheets, fonts and the like, which cannot run anything. */
export const assetHeaders: Readonly<Record<string, string>> = { 'x-content-type-options': 'nosniff' };
