/**
 * Something Koordi needs from the machine is missing or refuses: the database, a port, the disk, a permission. The message is
 * one plain sentence (or two) for the person who runs Koordi: what is wrong and what to do. It never holds a password.
 */
export class EnvironmentFailure extends Error {
  override name = 'EnvironmentFailure';
}
