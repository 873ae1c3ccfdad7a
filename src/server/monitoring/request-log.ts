import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import type { AnsweredRequest } from './requests.ts';

/** Returns what writes a line of JSON for each request: no address of a person or of a network, no query, no code. */
export function requestLog(to?: DestinationStream): (request: AnsweredRequest) => void {
  const log = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    ...(to ? [to] : []),
  );
  return ({ method, route, status, duration, bytes, isCutOff }) => {
    const line = {
      method,
      route,
      status,
      ms: Math.round(duration * 10_000) / 10,
      bytes,
      ...(isCutOff && { cut: true }),
    };
    if (status >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  };
}
