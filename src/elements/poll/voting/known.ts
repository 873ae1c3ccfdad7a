import type { Poll } from '../../../schema/poll.ts';
import { settingsFault, settingsOf } from '../../../tally/settings.ts';

/** Checks whether this version knows the ballot and the method, and they go together. */
export function isKnown(poll: Poll): boolean {
  try {
    const { method, form, options } = poll;
    return settingsFault(method, settingsOf(poll)) === undefined && (form.kind === 'three-way' || options.length > 0);
  } catch {
    return false;
  }
}

/** Checks whether a ballot that is counted stays as it is: the backend then says so beside its leave to vote. */
export const isFinal = ({ can: { vote } }: Poll): boolean => Boolean(vote?.allowed && vote.reason);
