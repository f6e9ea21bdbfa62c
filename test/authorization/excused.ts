/** Operations, by what their method and path match, that no stranger tries here, and why. */
const excused: readonly [RegExp, string][] = [
  [
    / \/signings\/(batches|imports|announcements|enterprises)\//,
    'read by the district as a whole, written by the signings office alone: the matrix by role',
  ],
  [
    / \/incubators\/(resources\/\{resourceId\}(\/requests)?|voucher-rules\/\{ruleId\}\/check)$/,
    'resources are open to all, and every enterprise may ask for one',
  ],
  [/ \/hukou\/publicity\//, 'anybody who signed in may object'],
  [/ \/hukou\/cases\/\{caseId\}\/objections\//, 'strangers to an objection: services/hukou/publicity.test.ts'],
  [
    /^GET \/(hukou|housing|education|medical)\/takeovers\/\{takeoverId\}$/,
    'nobody is on leave in the main job: shared/casework/staffing/takeover.test.ts',
  ],
  [/ \/(housing|education|medical)\/(reviews|follow-ups)\//, 'the same operations as hukou’s, which are tried'],
  [
    / \/education\/(coordinations|waiting-lists)\//,
    'no batch is run in the story: services/education/coordination.test.ts',
  ],
  [/ \/medical\/hospitals\//, 'the catalogue is open to all'],
  [/ \/talent\/employments\//, 'a consent of its own is needed: shared/casework/employment.test.ts'],
  [/ \/partners\/\{partnerId\}\/entitlements$/, 'ops alone'],
  [/ \/notices\/sends\//, 'ops and the gateway alone: services/notices/service.test.ts'],
];

export const excuses: readonly RegExp[] = excused.map(([pattern]) => pattern);

/** Why no stranger tries an operation; nothing when one must. */
export const whyNot = (key: string): string | undefined => excused.find(([pattern]) => pattern.test(key))?.[1];

/** What the story left nothing of, so that its own people find nothing either. */
export const notInStory = [
  /\/housing\/subsidies\//,
  /\/purchase-answer$/,
  /^enterprise-a .*\/(signings\/projects|hukou\/reviews)\//,
];

/** What is not there for its own people either, when they act on it, and why. */
export const notTheirs: readonly RegExp[] = [
  // No subsidy is paid in the story.
  /^(caseworker|lead)-housing POST \/housing\/subsidies\//,
  // An employer asks for a review of its own filing's decision alone.
  /^enterprise-a POST \/(hukou|housing|education|medical)\/cases\/\{caseId\}\/review$/,
  // An employer sees no case that has ended.
  /^enterprise-a POST \/hukou\/cases\/\{caseId\}\/employer-filing$/,
  // The notice is the talent's.
  /^(enterprise-a|caseworker-hukou|partner-agency) POST \/notices\/\{noticeId\}\/read$/,
];
