export const at = '2026-11-23T10:00:00.000+08:00';
export const ms = (time: string) => Date.parse(`2026-11-${time}:00+08:00`);
export const context = { at, by: 'who', id: 'one' };
export const night = { from: '22:00', to: '08:00' };

export const words = {
  recipient: 'person:s',
  from: 'hukou',
  template: 'lane.overdue',
  params: { service: 'hukou' },
  about: { kind: 'case', id: 'c', path: '/hukou/cases/c' },
  happenedAt: at,
} as const;
