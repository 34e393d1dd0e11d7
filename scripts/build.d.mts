/** The pages could not be built; the message is one sentence for the person who runs Koordi. */
export class BuildFailure extends Error {}

/** Makes sure that build/ fits the sources. `quiet`: the output of the build goes to build/build.log only. */
export function ensureBuild(options?: { quiet?: boolean }): Promise<'fresh' | 'built'>;
