import type { AnyService } from '../../service/define.ts';
import { type Answer, type District, startDistrict } from './district.ts';
import { caseworkerOf, talentCalled } from './people.ts';
import { submittedData } from './submitted.ts';

export interface ShownCase {
  caseId: string;
  state: string;
  terminal: boolean;
  code?: string;
  granted?: { id: string };
  outcome?: { reasonCode: string };
  promisedOn?: string;
  overdue?: boolean;
  paused?: boolean;
}

/** One department at work on its own, with short words for what its caseworker and its applicants do. */
export interface Office extends District {
  /** An application arrives, and the caseworker takes the case and moves it along. */
  opened(caseId: string, path?: readonly string[], changes?: Record<string, unknown>): Promise<void>;
  /** `POST /<department>/cases/{caseId}/<what>` by the caseworker. */
  works(caseId: string, what: string, body?: unknown): Promise<Answer<ShownCase>>;
  /** The same by the applicant. */
  applicant(caseId: string, what: string, body: unknown): Promise<Answer<ShownCase>>;
  shown(caseId: string): Promise<ShownCase>;
}

/** Starts one department at 2026-11-23 09:00 in Shanghai. Stop it in `afterAll`. */
export async function startOffice(service: AnyService): Promise<Office> {
  const district = await startDistrict([service], '2026-11-23T09:00:00+08:00');
  const name = service.contract.service;
  const worker = caseworkerOf(name);
  const post = (caseId: string, what: string, body: unknown, who = worker) =>
    district.call<ShownCase>(who, `POST /${name}/cases/{caseId}/${what}`, { params: { caseId }, body });
  return {
    ...district,
    async opened(caseId, path = [], changes = {}) {
      await district.tell('plus.talent.application-submitted.v1', submittedData(caseId, changes));
      await post(caseId, 'assignment', {});
      for (const to of path) await post(caseId, 'stage', { to });
      await district.settle();
    },
    works: (caseId, what, body = {}) => post(caseId, what, body),
    applicant: (caseId, what, body) => post(caseId, what, body, talentCalled(`talent-${caseId}`)),
    shown: async (caseId) =>
      (await district.call<ShownCase>(worker, `GET /${name}/cases/{caseId}`, { params: { caseId } })).body,
  };
}
