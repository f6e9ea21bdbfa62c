import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const full = {
  ...{ STAGE: 'test', SERVICE: 'bank', LOG_TABLE: 'log', VIEWS_TABLE: 'views', BUS_NAME: 'bus' },
  ...{ TOKEN_ISSUER: 'https://issuer.example', TOKEN_AUDIENCE: 'plus', TOKEN_JWKS_URI: 'https://issuer.example/jwks' },
};

describe('the environment of a function', () => {
  test('given all that it needs, when it is read, then settings of others are left out', () => {
    expect(readEnvironment({ ...full, PATH: '/bin', AWS_SECRET_ACCESS_KEY: 'x' })).toEqual({
      ...full,
      LOG_LEVEL: 'info',
    });
  });

  test('given nothing, when it is read, then every missing setting is named at once', () => {
    expect(() => readEnvironment({})).toThrow(`settings missing or wrong: ${Object.keys(full).join(', ')}`);
  });

  test('given wrong and empty settings, when it is read, then they are named and not quoted', () => {
    const wrong = { ...full, STAGE: '', LOG_LEVEL: 'secret-loud', WORK_QUEUE_URL: 'secret-no-address' };
    expect(() => readEnvironment(wrong)).toThrow(/^settings missing or wrong: STAGE, LOG_LEVEL, WORK_QUEUE_URL$/);
  });
});
