import * as z from 'zod/mini';
import { pick } from '../../shared/casework/contract/index.ts';
import { fields, operation, refusal, text } from '../../shared/contract/index.ts';

/** What an employer sees of a case: no personal data, and nothing of how it is worked on. */
const filing = z.strictObject({
  caseId: fields.id(),
  state: z.string(),
  stage: fields.bilingual(100),
  openedAt: fields.instant(),
});

/** The employer's part: to see which cases name it, and to file them. */
export const employerContract = {
  listFilings: operation({
    id: 'listHukouFilings',
    method: 'GET',
    path: '/hukou/filings',
    summary: text('写明本单位为用人单位的在办案件', 'Open cases that name your enterprise as the employer'),
    description: text(
      '只列出人才同意用人单位查看的在办案件；同意撤回、单位否认劳动关系或案件办结后不再列出。',
      'Lists open cases that the talent consents to your seeing; a case goes when the consent is withdrawn, when you deny the employment, or when it is closed.',
    ),
    roles: ['enterprise'],
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(filing),
  }),
  fileCase: operation({
    id: 'fileHukouCase',
    method: 'POST',
    path: '/hukou/cases/{caseId}/employer-filing',
    summary: text(
      '用人单位申报；应届生渠道每一批次只能申报一次',
      'The employer files; on the graduate channel once in a round',
    ),
    roles: ['enterprise'],
    params: z.strictObject({ caseId: fields.id() }),
    /** `degree` matters for graduates alone: doctors have a longer window. Without it the applicant's own answer counts. */
    body: z.strictObject({ degree: z.optional(z.enum(['bachelor', 'master', 'doctor'])) }),
    output: filing,
    versioned: true,
    refusals: {
      ...pick('case-closed', 'supplement-open', 'wrong-stage'),
      'employment-denied': refusal(
        409,
        text(
          '贵单位已否认劳动关系，不能为此人申报。',
          'You denied this employment; who does not employ does not file.',
        ),
        text(
          '如答复有误，请先在劳动关系确认中更正并说明理由，再申报。',
          'If that was a mistake, correct your answer on the employment first, saying why, and then file.',
        ),
      ),
      'filed-this-cycle': refusal(
        409,
        text(
          '应届生每一批次只能由一家单位申报一次；未通过后同一批次不能换单位再报（据报道，待确认）；撤回的申报不占用批次。',
          'A graduate is filed for once in a round; after a refusal no other employer files in it (as reported, to be confirmed). A withdrawn filing does not count.',
        ),
        text('请等待下一批次，或咨询其他渠道。', 'Wait for the next round, or ask about another channel.'),
      ),
      'outside-window': refusal(
        409,
        text('现在不在应届生申报期内。', 'The window for graduates is not open now.'),
        text(
          '请在申报期内申报；博士的期限较长，请写明学历。',
          'File within the window; doctors have a longer one, so state the degree.',
        ),
      ),
    },
    example: { degree: 'doctor' },
  }),
};
