import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type Handler = (event: unknown, context: unknown) => unknown;

/** An error with the type that Lambda gives it. */
export class RuntimeError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/**
 * Loads what `folder/file.export` names below the bundle's folder, as if nothing had loaded it before: each function has
 * its own state of the modules. Errors: RuntimeError, or what the bundle throws.
 */
export function loadHandler(codePath: string, handler: string): Handler {
  const [file = '', ...path] = basename(handler).split('.');
  const require = createRequire(join(codePath, 'package.json'));
  let found: unknown = loadModule(require, join(codePath, dirname(handler), file));
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (found.length > 2) {
    throw new RuntimeError(
      'Runtime.CallbackHandlerDeprecated',
      `${handler} takes a callback, which nodejs24.x refuses`,
    );
  }
  return found as Handler;
}

function loadModule(require: NodeJS.Require, file: string): unknown {
  try {
    const path = resolved(require, file);
    for (const loaded of Object.keys(require.cache)) delete require.cache[loaded];
    return require(path);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', String(error));
    throw error;
  }
}

function resolved(require: NodeJS.Require, file: string): string {
  for (const ending of ['.js', '.cjs', '.mjs']) {
    try {
      return require.resolve(`${file}${ending}`);
    } catch {
      // The next ending may be the one.
    }
  }
  throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${basename(file)}'`);
}
