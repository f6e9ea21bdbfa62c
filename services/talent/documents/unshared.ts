import type { FieldFault } from '../../../shared/contract/index.ts';
import { offerOf } from '../consents/catalogue.ts';
import { type Going, handingPurpose } from '../domain/handing.ts';
import { talentRefusals } from '../refusals.ts';

/** Says which consent is missing, in its own words, and how to give it; its place in the list is the first document that it is about. */
export const unsharedFault =
  (list: string) =>
  ({ service: recipient, memberId, at }: Going): FieldFault => {
    const { rule } = talentRefusals['reuse-consent-missing'];
    const offer = offerOf({ recipient, purpose: handingPurpose }, memberId !== undefined)?.text ?? rule;
    const body = JSON.stringify({ recipient, purpose: handingPurpose, memberId });
    return {
      pointer: `${list}/${at}`,
      rule: {
        zh: `缺少这项同意，部门（${recipient}）收到后也打不开：“${offer.zh}”。`,
        en: `A consent is missing without which ${recipient} could not open what it gets: “${offer.en}”.`,
      },
      mend: {
        zh: `请先给予同意（POST /talent/consents ${body}），再提交。`,
        en: `Give it first (POST /talent/consents ${body}), then hand it in.`,
      },
    };
  };
