import { expect, test } from 'vitest';
import { openLine } from './applicant.ts';

const taken = (text: string) => openLine(200).safeParse(text).success;

test.each([
  '021 5555 7777',
  '021-55557777',
  '0571-8888 9999',
  '138 0013 8000',
  '138-0013-8000',
  '13800138000',
  '310101199001011234',
])('given %s in a text that no key protects, then it is refused, wherever it stands', (number) => {
  for (const text of [number, `请联系 ${number} 核实`, `call ${number}.`]) expect(taken(text)).toBe(false);
});

test.each(['2026-11-27 至 2026-12-01', '沪人社规〔2024〕021-1234 号', '共 1388 0 份', '2024 0112 3456'])(
  'given %s, which is no such number, then it is taken',
  (text) => expect(taken(text)).toBe(true),
);
