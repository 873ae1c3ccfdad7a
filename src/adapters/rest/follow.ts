import { shapeOf } from '../../schema/nouns.ts';
import type { Heard } from '../adapter.ts';
import { parse } from '../common/parse.ts';

/**
 * Follows things of one backend by server-sent events, until it is called off. A browser takes up a connection again that was cut off, and
 * says what came last.
 *
 * @param events the addresses that reads named: all are asked for at once
 */
export function follow(name: string, events: readonly string[], heard: Heard, calledOff: AbortSignal): void {
  const { EventSource } = globalThis;
  if (calledOff.aborted) return;
  const [base = ''] = events[0]?.split('?') ?? [];
  if (!EventSource) return heard.lost(true);
  const source = new EventSource(`${base}?${events.map((each) => each.split('?')[1]).join('&')}`);
  calledOff.addEventListener('abort', () => source.close());
  const on = (event: string, act: (data: string) => void): void =>
    source.addEventListener(event, ({ data }: MessageEvent<string>) => {
      heard.alive();
      act(data);
    });
  on('beat', () => undefined);
  on('gone', (of) => heard.changed(of));
  for (const each of events) {
    const of = new URL(each).searchParams.get('of') ?? '';
    on(of, (data) => {
      try {
        const body = JSON.parse(data) as { type?: unknown };
        heard.changed(of, parse(shapeOf(body.type), body, `${name}: ${of}`));
      } catch {
        // Whoever reads it says what is wrong with it.
        heard.changed(of);
      }
    });
  }
  source.addEventListener('error', () => heard.lost(source.readyState === source.CLOSED));
}
