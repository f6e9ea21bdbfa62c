import { type Joint, startJoint } from '../../casework/testing/joint.ts';
import { talentCalled } from '../../casework/testing/people.ts';
import type { AnyService } from '../../service/index.ts';

/** A request as its person sees it, a list of them, a page, restrictions, or a refusal. */
export interface Shown {
  requestId: string;
  status: string;
  answerBy: string;
  code: string;
  services: { service: string; state: string; records: number }[];
  preview?: { goes: { kind: string }[]; remains: { kind: string; until?: string }[]; blocks: { kind: string }[] };
  items: Shown[];
  recipients: string[];
  html: { zh: string; en: string };
}

export const root = '/talent/rights/requests';
export const one = `${root}/{requestId}`;

/** All services with personal data, with short words for what persons ask about their own. */
export interface Asking extends Joint {
  does(...of: Parameters<Joint['does']>): ReturnType<Joint['does']>;
  asks<T = Shown>(who: string, route: string, request?: object): Promise<{ status: number; body: T }>;
  requests(who: string, kind: string): Promise<{ status: number; body: Shown }>;
  on(who: string, requestId: string, what?: string, verb?: string): Promise<{ status: number; body: Shown }>;
  /** An application that hukou rejected and whose other lanes were withdrawn. */
  finished(who: string): Promise<string>;
  ends(who: string, applicationId: string): Promise<void>;
}

/** Starts them at 2026-11-23 09:00 in Shanghai. Stop it in `afterAll`. */
export async function startAsking(services: readonly AnyService[]): Promise<Asking> {
  const joint = await startJoint(services);
  const asks = async <T = Shown>(who: string, route: string, request: object = {}) => {
    const answer = await joint.call<T>(talentCalled(who), route, request);
    await joint.settle();
    return answer;
  };
  const ends = async (who: string, applicationId: string) => {
    await joint.works('hukou', applicationId, 'assignment');
    const decision = { outcome: 'rejected', reasonCode: 'channel-not-fitting' };
    const { status } = await joint.works('hukou', applicationId, 'decision', decision);
    if (status !== 200) throw new Error(`not decided: ${status}`);
    await joint.settle();
    await joint.does(who, applicationId, 'withdraw');
    await joint.settle();
  };
  return {
    ...joint,
    asks,
    ends,
    requests: (who, kind) => asks(who, `POST ${root}`, { body: { kind } }),
    on: (who, requestId, what = '', verb = 'GET') =>
      asks(who, `${verb} ${one}${what}`, { params: { requestId }, ...(verb === 'POST' && { body: {} }) }),
    async finished(who) {
      const applicationId = await joint.submitted(who);
      await ends(who, applicationId);
      return applicationId;
    },
  };
}
