import { describe, expect, test } from 'vitest';
import { createLog, faultOf, type LogLevel } from './logging.ts';

const linesOf = (least: LogLevel, write: (log: ReturnType<typeof createLog>) => void): string[] => {
  const lines: string[] = [];
  write(createLog('bank', least, (line) => lines.push(line)));
  return lines;
};

describe('the log of a function', () => {
  test('given a least level, when messages come, then those below it are left out', () => {
    const lines = linesOf('warn', (log) => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log(level, 'request-done', { status: 200 });
    });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'warn', service: 'bank', message: 'request-done', status: 200 },
      { level: 'error', service: 'bank', message: 'request-done', status: 200 },
    ]);
  });

  test('given an id with line breaks, when it is logged, then it stays one line', () => {
    const [line = ''] = linesOf('debug', (log) =>
      log('info', 'event-handled', { eventId: 'a\n{"level":"error"}\r\u001b[2J' }),
    );
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(line)).toMatchObject({ level: 'info', eventId: 'a\n{"level":"error"}\r\u001b[2J' });
  });
});

describe('the fault of an error', () => {
  test('given an error, when it is told, then by class and place, without its text', () => {
    expect(faultOf(new TypeError('secret'))).toMatch(/^TypeError at .*logging\.test\.ts:\d+:\d+\)?$/);
  });

  test('given a text with rows that look like places, when it is told, then none of them is', () => {
    expect(faultOf(new Error('bad\n    at secret (secret.ts:1:1)\n at secret'))).toMatch(
      /^Error at .*logging\.test\.ts/,
    );
    const parse = (text: string) => {
      try {
        return JSON.parse(text) as never;
      } catch (error) {
        return faultOf(error);
      }
    };
    expect(parse('{"a": x\n at 310101199001011234}')).not.toMatch(/3101/);
  });

  test.each(['secret', 7, null, undefined, { message: 'secret' }])(
    'given %j was thrown, when it is told, then only its kind',
    (thrown) => {
      expect(faultOf(thrown)).toBe(typeof thrown);
    },
  );

  test('given an error without a stack, when it is told, then its class alone', () => {
    const error = new RangeError('secret');
    delete error.stack;
    expect(faultOf(error).trim()).toBe('RangeError');
  });
});
