import { readFileSync } from 'node:fs';
import { EnvironmentFailure } from '../environment-failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A setting that may be a secret: the value of `NAME`, or the content of the file that `NAME_FILE` names, without the spaces
 * around it. `undefined` when neither is set. Throws `EnvironmentFailure`, which never holds the value.
 */
export function settingFrom(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  const path = env[`${name}_FILE`]?.trim();
  if (value && path) throw new EnvironmentFailure(`Both ${name} and ${name}_FILE are set: leave one of them.`);
  if (!path) return value || undefined;
  try {
    const content = readFileSync(path, 'utf8').trim();
    if (content) return content;
  } catch (error) {
    throw new EnvironmentFailure(`The file ${path}, which ${name}_FILE names, cannot be read.`, { cause: error });
  }
  throw new EnvironmentFailure(`The file ${path}, which ${name}_FILE names, is empty.`);
}
