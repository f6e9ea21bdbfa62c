/** Personal values that stand nowhere else; made up, and odd enough to be found. */
export const marks = {
  name: '甄标记隐名 Zhen Quxz',
  phone: '021 9417 3068',
  idNumber: 'QZXID94173068MARK',
  childName: '甄幼标隐 Xiaoqux',
  childBirthDate: '2019-03-17',
  fileName: '学位隐标 QZXFILE',
  supplement: '补正隐标：住址在示例路九四一七号 QZXSUPP',
} as const;

/** Another form by the same talent, replaced before it was submitted. */
export const earlierMarks = {
  name: '早标记隐名 Earlier Quxz',
  phone: '021 5528 6614',
  idNumber: 'QZXOLD55286614MARK',
  childName: '早幼标隐 Earlierqux',
  childBirthDate: '2018-11-29',
} as const;

/** What is not personal travels in the clear; finding it shows that the search would find the others. */
export const openMark = '公开标记科技 Openmark Quxz Ltd.';

/** What a caseworker wrote although it names somebody: not sealed, but told to no partner and to nobody after an erasure. */
export const writtenMark = '虚构员笔 Caseworker Writmark';

/** Base64 has three faces for what stands in the middle of something longer; this is what each surely shows. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
}

const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The forms in which a value could be written down. */
export function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = base64Cores(bytes);
  return [
    value,
    escaped(value),
    encodeURIComponent(value),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}
