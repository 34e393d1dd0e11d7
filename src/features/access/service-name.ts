/** By what name apps and devices keep what they sign in with. */
export const serviceName = 'Koordi';
