import type { Alarmed } from './alarms.ts';
import * as metrics from './metrics.ts';
import type { Watched } from './watched.ts';

/** Behind by this much, a stream's reader will lose records when nobody acts within the day that they live. */
const lateMs = 5 * 60_000;
const lateSeconds = 15 * 60;

const nameIn = (service: string, name: string): string => name.slice(name.indexOf(`-${service}-`) + 1);

/** Everything of a service that can back up, fail, or be turned away. */
export function addServiceAlarms(alarmed: Alarmed, watched: Watched): void {
  addFlowAlarms(alarmed, watched);
  addFunctionAlarms(alarmed, watched);
  for (const table of watched.tables)
    alarmed({
      subject: nameIn(watched.service, table),
      runbook: 'tableThrottles',
      says: `Table ${table} turned reads or writes away.`,
      metric: metrics.tableThrottles(table),
      threshold: 1,
      periods: 2,
    });
}

function addFlowAlarms(alarmed: Alarmed, { service, streamReaders, deadLetters, queues }: Watched): void {
  for (const reader of streamReaders)
    alarmed({
      subject: nameIn(service, reader),
      runbook: 'iteratorAge',
      says: `${reader} is over 5 minutes behind the log.`,
      metric: metrics.iteratorAge(reader),
      threshold: lateMs,
    });
  for (const queue of deadLetters)
    alarmed({
      subject: nameIn(service, queue),
      runbook: 'deadLetters',
      says: `${queue} holds what could not be handled.`,
      metric: metrics.waiting(queue),
      threshold: 1,
    });
  for (const queue of queues)
    alarmed({
      subject: nameIn(service, queue),
      runbook: 'backlog',
      says: `The oldest message of ${queue} waits for over 15 minutes.`,
      metric: metrics.oldestMessage(queue),
      threshold: lateSeconds,
    });
}

function addFunctionAlarms(alarmed: Alarmed, { service, functions, deadlines }: Watched): void {
  for (const { name } of functions) {
    const subject = nameIn(service, name);
    alarmed({
      subject,
      runbook: 'functionErrors',
      says: `${name} fails again and again.`,
      metric: metrics.ofFunction(name, 'Errors'),
      threshold: 3,
      periods: 2,
    });
    alarmed({
      subject,
      runbook: 'functionThrottles',
      says: `Calls of ${name} are turned away for want of concurrency.`,
      metric: metrics.ofFunction(name, 'Throttles'),
      threshold: 1,
      periods: 3,
    });
  }
  if (deadlines !== undefined)
    alarmed({
      subject: nameIn(service, deadlines),
      runbook: 'deadlinesSilent',
      says: `${deadlines} did not run for 5 minutes, so nothing falls due.`,
      metric: metrics.ofFunction(deadlines, 'Invocations'),
      threshold: 1,
      below: true,
    });
}
