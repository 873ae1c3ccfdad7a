import type { VoiceRole, Voices } from '../../core/voices.ts';
import type { Writer } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import { takeTurn, type Turn } from '../pace/turns.ts';
import type { Why } from '../why.ts';

/** Where it is done, by whom, and why. */
export interface How extends Turn {
  scope: string;
  path?: string | undefined;
  why?: Why | undefined;
}

const tell = (writer: Writer, { scope, path, by, now, why }: How, act: `${VoiceRole}-${'named' | 'removed'}`) =>
  writeLog(writer, { scope, ...(path !== undefined && { path }), by, act, now, details: why ? { why } : {} });

/** Lets an address moderate or speak for the institution, and tells everyone; answers whether it could not before. */
export async function giveVoice(
  writer: Writer,
  voices: Voices,
  given: { email: string; role: VoiceRole },
  how: How,
): Promise<boolean> {
  const isNew = await voices.give(writer, how.scope, { ...given, now: how.now });
  // What is done again changes nothing, and says nothing.
  if (!isNew) return false;
  await takeTurn(writer, how);
  await tell(writer, how, `${given.role}-named`);
  return true;
}

/** Takes from who is named by address or id what they were let do, and tells everyone; answers whether there was something to take. */
export async function takeVoice(
  writer: Writer,
  voices: Voices,
  taken: { who: string; role: VoiceRole },
  how: How,
): Promise<boolean> {
  const isDone = await voices.take(writer, how.scope, taken);
  if (isDone) await tell(writer, how, `${taken.role}-removed`);
  return isDone;
}
