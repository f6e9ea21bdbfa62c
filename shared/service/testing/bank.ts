import * as z from 'zod/mini';
import { contract, fields, operation, publicEvent, refusal, text } from '../../contract/index.ts';
import { account } from '../../log/testing/account.ts';
import { commanding, defineService, listing, NotYet, on, reading } from '../index.ts';
import { reminder } from './reminder.ts';

const params = z.strictObject({ accountId: fields.id() });
const balance = z.strictObject({ balance: z.int() });
const summary = text('测试', 'For tests');

/** The event that the bank listens to; receivers ignore what they do not know. */
export const paid = publicEvent({
  type: 'plus.till.paid.v1',
  summary,
  data: z.object({ accountId: fields.id(), amount: z.int() }),
  example: { accountId: 'a', amount: 1 },
});

/** A contract with one operation of each kind. */
export const bankContract = contract({
  service: 'bank',
  title: text('银行', 'Bank'),
  operations: {
    deposit: operation({
      id: 'deposit',
      method: 'POST',
      path: '/bank/accounts/{accountId}/deposits',
      summary,
      roles: ['talent'],
      params,
      body: z.strictObject({ amount: fields.whole(0, 1_000_000), note: z.optional(fields.prose(200)) }),
      output: balance,
      status: 201,
      versioned: true,
    }),
    withdraw: operation({
      id: 'withdraw',
      method: 'POST',
      path: '/bank/accounts/{accountId}/withdrawals',
      summary,
      roles: ['talent'],
      params,
      body: z.strictObject({ amount: fields.whole(1, 1_000_000) }),
      output: balance,
      refusals: { insufficient: refusal(409, text('余额不足', 'there is too little'), text('少取', 'take less')) },
    }),
    getAccount: operation({
      id: 'getAccount',
      method: 'GET',
      path: '/bank/accounts/{accountId}',
      summary,
      roles: ['talent', 'leader'],
      params,
      output: balance,
      versioned: true,
    }),
    listAccounts: operation({
      id: 'listAccounts',
      method: 'GET',
      path: '/bank/accounts',
      summary,
      roles: ['leader'],
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(balance),
    }),
    fail: operation({
      id: 'fail',
      method: 'POST',
      path: '/bank/failures',
      summary,
      roles: ['talent'],
      body: z.strictObject({ note: z.string() }),
      output: balance,
    }),
    ping: operation({
      id: 'ping',
      method: 'GET',
      path: '/bank/ping',
      summary,
      roles: 'anyone',
      output: z.strictObject({ caller: z.string() }),
    }),
    nobody: operation({ id: 'nobody', method: 'GET', path: '/bank/nobody', summary, roles: [], output: balance }),
  },
  events: {},
});

type Operations = typeof bankContract.operations;
const bankAccount = account();

/** A small service over the account, for the tests of what every service gets. */
export const bank = defineService({
  contract: bankContract,
  aggregates: [bankAccount, reminder],
  personal: false,
  operations: {
    deposit: commanding<Operations['deposit'], typeof bankAccount>(
      bankAccount,
      ({ params: { accountId }, body: { amount, note } }) => ({
        id: accountId,
        command: { type: 'deposit', amount, ...(note === undefined ? {} : { note }) },
      }),
      ({ balance }) => ({ balance }),
    ),
    withdraw: commanding<Operations['withdraw'], typeof bankAccount>(
      bankAccount,
      ({ params: { accountId }, body: { amount } }) => ({ id: accountId, command: { type: 'withdraw', amount } }),
      ({ balance }) => ({ balance }),
    ),
    getAccount: reading<Operations['getAccount'], typeof bankAccount>(
      bankAccount,
      ({ params: { accountId } }) => accountId,
      ({ balance }) => ({ balance }),
    ),
    listAccounts: listing<Operations['listAccounts']>(() => 'accounts'),
    fail: async ({ body }) => {
      throw new Error(body.note);
    },
    ping: async ({ principal }) => ({ ok: true, body: { caller: principal.subject } }),
    nobody: async () => ({ ok: true, body: { balance: 0 } }),
  },
  reactions: [
    on(paid, async ({ data: { accountId, amount } }, kit) => {
      if (accountId === 'later') throw new NotYet('the account is not open');
      if (accountId === 'broken') throw new Error('the account is broken');
      if (accountId === 'nobody') return { ok: false, reject: 'no such account' };
      const command =
        amount < 0 ? ({ type: 'withdraw', amount: -amount } as const) : ({ type: 'deposit', amount } as const);
      return kit.execute(bankAccount, accountId, command);
    }),
  ],
});
