/** Operations, by what their method and path match, that no stranger tries here, and why. */
const excused: readonly [RegExp, string][] = [
  [
    / \/signings\/(batches|imports|announcements|enterprises)\//,
    'read by the district as a whole, written by the signings office alone: the matrix by role',
  ],
  [
    / \/incubators\/(resources|voucher-rules)\//,
    'resources are open to all; requests by strangers: services/incubators/requests.test.ts',
  ],
  [/ \/hukou\/publicity\//, 'anybody who signed in may object'],
  [/ \/hukou\/cases\/\{caseId\}\/objections\//, 'strangers to an objection: services/hukou/publicity.test.ts'],
  [/\/takeovers\//, 'nobody is on leave in the story: shared/casework/staffing/takeover.test.ts'],
  [/ \/(housing|education|medical)\/(reviews|follow-ups)\//, 'the same operations as hukou’s, which are tried'],
  [
    / \/education\/(coordinations|waiting-lists)\//,
    'no batch is run in the story: services/education/coordination.test.ts',
  ],
  [/ \/medical\/hospitals\//, 'the catalogue is open to all'],
  [/ \/talent\/employments\//, 'a consent of its own is needed: shared/casework/employment.test.ts'],
  [
    / \/partners\/\{partnerId\}\/(entitlements|subscriptions\/\{)/,
    'ops alone, or of a subscription that the story has ended: the partner’s own address is tried',
  ],
  [/ \/notices\/sends\//, 'ops alone'],
];

/** Why no stranger tries an operation; nothing when one must. */
export const whyNot = (key: string): string | undefined => excused.find(([pattern]) => pattern.test(key))?.[1];

/** What the story left nothing of, so that its own people find nothing either. */
export const notInStory = [
  /\/housing\/subsidies\//,
  /\/purchase-answer$/,
  /^enterprise-a .*\/(signings\/projects|hukou\/reviews)\//,
];
