/** Waits until a value is there, and answers it; fails after thirty seconds, which no machine needs, with what was waited for. It looks again after a `pause` of milliseconds. */
export async function until<T>(
  look: () => T | Promise<T>,
  what: string,
  pause = 20,
): Promise<Exclude<T, null | undefined | false>> {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await look();
    if (value) return value as Exclude<T, null | undefined | false>;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
