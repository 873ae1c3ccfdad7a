/** Sets the device to a zone, and answers how to set it back. */
function setZone(zone: string): () => void {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  return () => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  };
}

/** Runs `look` on a device that is set to a zone. */
export function inZone<T>(zone: string, look: () => T): T {
  const leave = setZone(zone);
  try {
    return look();
  } finally {
    leave();
  }
}

/** The same for what takes its time. */
export async function whileInZone<T>(zone: string, look: () => Promise<T>): Promise<T> {
  const leave = setZone(zone);
  try {
    return await look();
  } finally {
    leave();
  }
}
