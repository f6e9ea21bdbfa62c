import type { Text } from '../contract/text.ts';
import type { Department } from './department.ts';
import type { Case } from './domain/state.ts';

/** What the applicant brings about by declining what is offered, or by leaving it unanswered; nothing where it is not limited. */
export function ifDeclined(
  { declinesAllowed }: Pick<Department, 'declinesAllowed'>,
  { declined, hold, until, status }: Case<unknown>,
): Text | undefined {
  if (declinesAllowed === undefined || !hold || until === undefined || status !== 'open') return undefined;
  return declined >= declinesAllowed ? ends : staysFor(declinesAllowed - declined - 1);
}

const ends: Text = {
  zh: '这是最后一次：放弃或逾期未答复，本申请即以不予通过办结，可重新申请并再次轮候',
  en: 'this is the last one: declined, or not answered in time, it ends the application as not approved; you may apply and queue anew',
};

const staysFor = (left: number): Text => ({
  zh: `放弃或逾期未答复的，回到轮候，自当日起重新排队（排在同类已在轮候者之后），此后还可放弃 ${left} 次`,
  en: `declined, or not answered in time, you queue again from that day on, behind those of your class who wait already; after that ${left} more can be declined`,
});
