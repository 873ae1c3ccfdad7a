import type { CivicAdapter } from '../adapters/adapter.ts';
import type { Thing } from '../schema/common.ts';

/** A resource as it is followed. */
export interface Followable {
  /** Address at which its backend tells of changes. */
  events: string | undefined;
  follow: CivicAdapter['follow'] | undefined;
  isFollowed: boolean;
  take(thing: Thing): void;
  run(): Promise<void>;
}

/** So many things are followed by one connection; the others are read from time to time. */
const most = 50;
/** Things that appear together are followed by one connection, milliseconds. */
const settling = 200;
/** Something between keeps what passes, or the connection is dead, where no sign of life comes within these, in milliseconds. */
const untilOpen = 15_000;
const untilBeat = 50_000;
/** Pauses until it is tried again, in milliseconds. */
const [shortest, longest] = [60_000, 3_600_000];

/** The connection to a backend, or the pause until there is to be one. */
interface Connection {
  things: ReadonlyMap<string, Followable>;
  end(): void;
}

/**
 * Follows the things of a page: one connection per backend, as long as somebody sees them. As long as it lives, they are seldom read; once it
 * shows no sign of life, they are read as before, and it is tried again later.
 */
export class Live {
  private readonly connections = new Map<string, Connection>();
  private readonly pauses = new Map<string, number>();
  private readonly replan: (thing: Followable) => void;
  private wanted: readonly Partial<Followable>[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param replan called where a thing has begun, or ceased, to come by itself */
  constructor(replan: (thing: Followable) => void) {
    this.replan = replan;
  }

  /** Follows these from now on, and no others. */
  follow(things: readonly Partial<Followable>[]): void {
    this.wanted = things;
    clearTimeout(this.timer);
    // Whoever goes is not waited for: browsers have few connections for each server.
    if (things.length === 0) this.settle();
    else this.timer = setTimeout(() => this.settle(), settling);
  }

  private settle(): void {
    const groups = new Map<string, Map<string, Followable>>();
    for (const thing of this.wanted as readonly Followable[]) {
      const { events, follow } = thing;
      if (!events || !follow) continue;
      const [base = ''] = events.split('?');
      const group = groups.get(base) ?? new Map<string, Followable>();
      groups.set(base, group);
      if (group.size < most) group.set(new URL(events).searchParams.get('of') ?? '', thing);
    }
    for (const [base, { things, end }] of this.connections) {
      const group = groups.get(base);
      const isEnough = group && [...group].every(([name, thing]) => things.get(name) === thing);
      if (!isEnough) end();
    }
    for (const [base, group] of groups) if (!this.connections.has(base)) this.open(base, group);
  }

  private open(base: string, things: ReadonlyMap<string, Followable>): void {
    let timer: ReturnType<typeof setTimeout>;
    let leave = (): void => undefined;
    const setAll = (isFollowed: boolean): void => {
      for (const thing of things.values()) {
        if (thing.isFollowed === isFollowed) continue;
        thing.isFollowed = isFollowed;
        this.replan(thing);
      }
    };
    const end = (): void => {
      clearTimeout(timer);
      this.connections.delete(base);
      leave();
      setAll(false);
    };
    const giveUp = (): void => {
      leave();
      setAll(false);
      const pause = this.pauses.get(base) ?? shortest;
      this.pauses.set(base, Math.min(2 * pause, longest));
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          end();
          this.settle();
        },
        pause * (1 + Math.random()),
      );
    };
    this.connections.set(base, { things, end });
    timer = setTimeout(giveUp, untilOpen);
    const [first] = things.values();
    leave =
      first?.follow?.(
        [...things.values()].map(({ events }) => events!),
        {
          alive: () => {
            clearTimeout(timer);
            timer = setTimeout(giveUp, untilBeat);
            this.pauses.delete(base);
            setAll(true);
          },
          lost: (forGood) => (forGood ? giveUp() : setAll(false)),
          changed: (name, thing) => {
            const followed = things.get(name);
            if (thing) followed?.take(thing);
            else if (followed) {
              // A read that finds it names its address again.
              followed.events = undefined;
              void followed.run();
            }
          },
        },
      ) ?? leave;
  }
}
