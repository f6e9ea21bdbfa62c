/** Makes every "now" of this thread's Date stand ahead by the shared offset, read anew each time. */
export function shiftDate(shared: SharedArrayBuffer): void {
  const offset = new Float64Array(shared);
  const machineNow = Date.now;
  const now = () => machineNow() + (offset[0] ?? 0);
  const shifted: DateConstructor = new Proxy(Date, {
    apply: () => new shifted().toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === shifted ? target : newTarget),
  });
  Date.now = now;
  Date.prototype.constructor = shifted;
  globalThis.Date = shifted;
}
