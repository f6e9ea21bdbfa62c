import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { secretText, signatureHeaders } from './signature.ts';

describe('a signature', () => {
  test('is the one of the published vector (Standard Webhooks)', () => {
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const headers = signatureHeaders(key, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}');
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(secretText(key)).toBe('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  });

  test('is accepted by an independent verifier, and a changed body is not', () => {
    const key = Buffer.alloc(32, 7);
    const now = Math.floor(Date.now() / 1000);
    const headers = signatureHeaders(key, 'evt_1', now, '{"a":"徐汇"}');
    const webhook = new Webhook(secretText(key));
    expect(webhook.verify('{"a":"徐汇"}', headers)).toEqual({ a: '徐汇' });
    expect(() => webhook.verify('{"a":"徐 汇"}', headers)).toThrow();
  });
});
