import { currentSandbox, type Sandbox } from './sandbox.ts';

/** `process.env` shows each sandbox its own variables, and none to what runs outside. */
export function divideEnvironment(): void {
  const outside: Record<string, string> = {};
  const variables = () => currentSandbox()?.environment ?? outside;
  process.env = new Proxy<Record<string, string>>(outside, {
    get: (_, name) => Reflect.get(variables(), name),
    set: (_, name, value) => Reflect.set(variables(), name, String(value)),
    has: (_, name) => Reflect.has(variables(), name),
    deleteProperty: (_, name) => Reflect.deleteProperty(variables(), name),
    ownKeys: () => Reflect.ownKeys(variables()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(variables(), name),
  });
}

/**
 * What a sandbox prints goes straight into its log: what was said before a crash or an endless loop is kept. What is
 * said outside of every sandbox goes into the log that `otherwise` names.
 */
export function divertOutput(otherwise: () => Sandbox | undefined): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const { log } = currentSandbox() ?? otherwise() ?? {};
      log?.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      const done = rest.at(-1);
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
  }
}
