/** Runs acts on one thing in the order in which they come, each after the one before has ended: so that it sees what that has done. */
export function oneAtATime(): <T>(thing: string, run: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (thing, run) => {
    const next = (last.get(thing) ?? Promise.resolve()).then(run, run);
    last.set(thing, next);
    const end = (): void => void (last.get(thing) === next && last.delete(thing));
    next.then(end, end);
    return next;
  };
}
