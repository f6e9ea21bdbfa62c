import type { Text } from '../../shared/contract/index.ts';

/** The ways to hukou, as the talent chooses one. */
export const channels = ['talent-introduction', 'residence-to-hukou', 'returnee', 'graduate'] as const;

export const channelTexts: Readonly<Record<(typeof channels)[number], Text>> = {
  'talent-introduction': { zh: '人才引进', en: 'Talent introduction' },
  'residence-to-hukou': { zh: '居住证转常住户口', en: 'From residence permit to hukou' },
  returnee: { zh: '留学回国人员', en: 'Returnee from study abroad' },
  graduate: { zh: '应届毕业生', en: 'Graduate' },
};
