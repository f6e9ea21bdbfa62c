import * as z from 'zod/mini';
import defaults from './data/settings.json' with { type: 'json' };

const days = () => z.int().check(z.minimum(1), z.maximum(3650));
const share = () => z.number().check(z.gt(0), z.maximum(1));

/** When a case goes a level up: after a share of its time, or working days after its promised day; and to whom. */
const escalation = z.object({
  level: z.int().check(z.minimum(1), z.maximum(9)),
  share: z.optional(share()),
  daysAfterDue: z.optional(z.int().check(z.minimum(0), z.maximum(365))),
  /** `caseworker` is whoever has the case; `leader` the department's lead; `ops` the platform's. */
  role: z.enum(['caseworker', 'leader', 'ops']),
});
export type Escalation = z.output<typeof escalation>;

const schema = z.object({
  /** Working days from submission to decision. */
  limitDays: days(),
  /** Share of the limit after which the case counts as due soon. */
  warnShare: share(),
  /** Most working days that the one extension may give. */
  extensionDays: z._default(days(), defaults.extensionDays),
  escalation: z._default(z.array(escalation), z.array(escalation).parse(defaults.escalation)),
  /** Kinds of decision that a second person confirms, outcomes and reasons, unless the department chose others since. */
  fourEyes: z._default(z.array(z.string()), z.array(z.string()).parse(defaults.fourEyes)),
  /** The same of kinds that grant an amount, all months together: those above it alone, in fen. */
  fourEyesOfAmounts: z.optional(z.object({ kinds: z.array(z.string()), aboveFen: z.int().check(z.minimum(1)) })),
  /** Working days to ask for a review of a decision, and to decide it; whether the employer may ask, too. */
  review: z._default(z.object({ fileDays: days(), limitDays: days(), byEmployer: z.boolean() }), defaults.review),
  /** Working days in which a low rating is followed up. */
  followUpDays: z._default(days(), defaults.followUpDays),
});

/** Settings of a department; demonstration values until the department sets its own. */
export type CaseSettings = z.output<typeof schema>;

/** A department's settings from its data; what it does not set is as in `data/settings.json`. Throws for what makes no sense. */
export const caseSettings = (data: z.input<typeof schema>): CaseSettings => schema.parse(data);
