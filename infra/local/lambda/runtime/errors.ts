import { RuntimeError } from './load-handler.ts';

/** An error as Lambda shows it to the caller. */
export function shownError(error: unknown): { errorType: string; message: string } {
  if (error instanceof RuntimeError) return { errorType: error.type, message: error.message };
  if (error instanceof Error) return { errorType: error.name, message: error.message };
  return { errorType: typeof error, message: String(error) };
}

/** The line that Lambda writes to the log for an error. */
export function errorLine(what: string, error: unknown): string {
  const { errorType, message } = shownError(error);
  const stack = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return `${JSON.stringify({ level: 'ERROR', what, errorType, errorMessage: message, stack })}\n`;
}
