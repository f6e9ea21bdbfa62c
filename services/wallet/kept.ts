import { settings } from './settings.ts';

const after = { zh: '文件的内容删除，不再列出', en: 'its bytes are deleted, and it is listed no more' };
const source = { zh: '平台自拟（演示数据）', en: 'this project’s own (made up)' };
const about = { after, source, certainty: 'made-up' } as const;

/** How long documents are held when their person does not delete them before; while a case has one, it stays. */
export const documentsKept = [
  {
    kind: 'document',
    title: { zh: '交给过部门的材料', en: 'Documents that a department was given' },
    from: { zh: '所涉案件全部办结之日', en: 'the day on which the last case that was given it ended' },
    days: settings.keptDaysAfterLastCase,
    ...about,
  },
  {
    kind: 'unused-document',
    title: { zh: '未交给任何部门的材料', en: 'Documents that no department was given' },
    from: { zh: '加入材料夹之日', en: 'the day on which it was added' },
    days: settings.keptDaysUnused,
    ...about,
  },
] as const;
