import kept from '../../../shared/casework/data/retention.json' with { type: 'json' };
import { noticesKept } from '../../notices/contract.ts';
import { documentsKept } from '../../wallet/contract.ts';
import settings from '../data/rights.json' with { type: 'json' };
import drafts from '../data/settings.json' with { type: 'json' };
import { laneNames } from '../lanes.ts';

const { records, recordSource, recordNoticeDays, draft, withdrawnDraft, ...person } = settings.retention;
const ended = { zh: '申请的各项服务全部办结之日', en: 'the day on which all its services have ended' };
const unreadable = {
  zh: `提前 ${recordNoticeDays} 日告知本人；之后个人信息（包括案件、信函、补正、复核和评价中的）无法再打开，各服务不再记名`,
  en: `the person is told ${recordNoticeDays} days ahead; then what is personal in it, its cases, letters, supplements, reviews and ratings opens no more, and no service names the person there`,
};

/** How long each kind of record is held, as the data say it. */
export const periods = () => [
  ...laneNames.map((kind) => ({
    ...{ kind, ...records[kind], from: ended, after: unreadable },
    ...{ source: recordSource, certainty: 'made-up' },
  })),
  {
    ...{ kind: 'draft', ...draft, days: 0, certainty: 'made-up' },
    from: { zh: '草稿过期之日', en: 'the day on which it expired' },
    after: { zh: '回答无法再打开', en: 'its answers open no more' },
  },
  {
    ...{ kind: 'withdrawn-draft', ...withdrawnDraft, days: drafts.withdrawnDays, certainty: 'made-up' },
    from: { zh: '撤回之日', en: 'the day on which it was withdrawn' },
    after: { zh: '回答无法再打开', en: 'its answers open no more' },
  },
  ...documentsKept,
  ...noticesKept,
  {
    kind: 'person',
    title: { zh: '其余关于本人的信息', en: 'Everything else about the person' },
    from: { zh: '最后一份申请办结之日', en: 'the day on which the last application ended' },
    days: person.days,
    after: {
      zh: `提前 ${person.noticeDays} 日告知本人；本人未取消、也未提交新申请的，删除其密钥`,
      en: `the person is told ${person.noticeDays} days ahead and, unless they cancel or apply anew, erased: their key is deleted`,
    },
    ...{ source: person.source, certainty: person.certainty },
  },
  {
    kind: 'decision',
    title: { zh: '行政决定（不记名，个人信息无法打开）', en: 'Decisions, without the name and unreadable' },
    from: { zh: '决定作出之日', en: 'the day of the decision' },
    years: kept.decisionYears,
    after: kept.reason,
    ...{ source: kept.source, certainty: kept.certainty },
  },
];
