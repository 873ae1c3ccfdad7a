/** How many acts are worked on at a time. */
const slice = 1000;

/** Does something to many values, some at a time, and puts together what comes of it. */
export async function inSlices<T>(
  values: readonly T[],
  work: (some: readonly T[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const done: T[] = [];
  for (let at = 0; at < values.length; at += slice) {
    for (const each of await work(values.slice(at, at + slice))) done.push(each);
  }
  return done;
}
