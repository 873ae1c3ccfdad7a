import type { SaidFault } from '../../core/say-issue.ts';
import type { PollDocument } from './document.ts';

/** Finds votes in which there is nothing to decide. */
export const pollFaults = ({ form, options, quorum }: PollDocument): SaidFault[] => [
  ...(form.kind !== 'three-way' && options.length === 1
    ? [{ field: 'options', detail: 'has one option, and a vote is between two at least: add another one.' }]
    : []),
  ...(quorum?.at === 0
    ? [{ field: 'quorum.at', detail: 'is reached before anyone votes: give a number from 1, or leave the quorum out.' }]
    : []),
];
