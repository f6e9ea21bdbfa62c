import { expect, test } from 'vitest';
import { shownApplication } from '../application/views.ts';
import type { ApplicationEvent } from './events.ts';
import { given, progressed, status, underWay } from './testing/applications.ts';

const shares: ApplicationEvent = { type: 'outcomes-shared', asOf: 3, services: ['housing'], changes: true };
const shown = (...events: ApplicationEvent[]) => {
  const [hukou, housing] = shownApplication(given([...underWay, ...events]).state, 'one').lanes;
  expect([hukou, housing]).not.toContainEqual(
    expect.objectContaining({ informs: expect.anything(), informedBy: expect.anything() }),
  );
  return [...(housing?.informedBy ?? []), ...(hukou?.informs ?? [])];
};
const rejected = progressed('hukou', 1, status('rejected'));

test('given no consent, when hukou is decided, then the lane that it would inform says that its department was not told', () => {
  for (const events of [[], [rejected]])
    expect(shown(...events)).toEqual([
      { service: 'hukou', shared: false, text: expect.objectContaining({ en: expect.stringContaining('not told') }) },
      { service: 'housing', shared: false, text: expect.objectContaining({ zh: expect.stringContaining('未同意') }) },
    ]);
});

test('given the consent, when there is no outcome yet, then both lanes say that it will inform; once there is one, that it does', () => {
  expect(shown(shares)).toMatchObject([
    { service: 'hukou', shared: true, text: { en: expect.stringContaining('will be informed') } },
    { service: 'housing', shared: true, text: { en: expect.stringContaining('will inform') } },
  ]);
  expect(shown(shares, rejected)).toMatchObject([
    { outcome: 'rejected', on: '2026-11-23', text: { en: 'informed by hukou: rejected on 2026-11-23' } },
    { service: 'housing', text: { en: 'its outcome informs that department' } },
  ]);
  const approved = progressed('hukou', 1, status('approved'));
  expect(shown(shares, approved)).toMatchObject([{ text: { zh: '参考落户结果：2026-11-23 已通过' } }, {}]);
});

test('given hukou was withdrawn, when the lanes are shown, then there is no outcome to wait for', () => {
  expect(shown(shares, progressed('hukou', 1, status('withdrawn')))).toMatchObject([
    { text: { en: expect.stringContaining('was withdrawn') } },
    {},
  ]);
});
