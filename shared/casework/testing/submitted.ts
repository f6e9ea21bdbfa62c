import { sealedExample } from '../../sealed/index.ts';
import { applicantExample } from '../applicant.ts';

const child = {
  name: sealedExample<string>('education/child/name'),
  birthDate: sealedExample<string>('education/child/birthDate'),
};

/** That the talent consents to the employer's being asked, and since when; what a submission tells of it. */
export const employerAsked = { state: 'asked' as const, at: '2026-11-23T09:00:00.000+08:00' };

/** The data of a submitted application for all four services, for tests of one department; made up. */
export const submittedData = (applicationId: string, changes: Record<string, unknown> = {}) => ({
  applicationId,
  person: `talent-${applicationId}`,
  submittedAt: '2026-11-23T09:00:00.000+08:00',
  services: ['hukou', 'housing', 'education', 'medical'],
  applicant: applicantExample,
  employer: { enterpriseId: 'made-up', name: 'made up' },
  answers: {
    hukou: { channel: 'returnee' },
    housing: { kind: 'public-rental' },
    education: { child, schoolYear: 2027, guardianConsent: true },
    medical: { speciality: 'check-up' },
  },
  ...changes,
});
