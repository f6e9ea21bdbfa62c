export {
  allowedDays,
  type Clock,
  type ClockDue,
  daysOfShare,
  dueOf,
  type ExtensionRefusal,
  elapsedDays,
  endOfDay,
  extend,
  isPaused,
  type Pause,
  pause,
  remainingDays,
  resume,
  startClock,
  stop,
} from './clock.ts';
export {
  addDays,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDateOf,
  millisecondsOf,
  startOfLocalDay,
  toShanghai,
} from './local-date.ts';
export { addWorkingDays, isPublished, isWorkingDay, publishedDays, workingDaysBetween } from './working-days.ts';
