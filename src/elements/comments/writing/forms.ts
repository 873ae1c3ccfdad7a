import type { TemplateResult } from 'lit';
import { renderJoinForm } from './join-form.ts';
import type { Participation } from './participation.ts';
import type { Task } from './presence.ts';
import { renderWriteForm } from './write-form.ts';

/** Renders what a participant fills in: the wish itself, or joining where the wish waits for that. */
export const renderForm = (participation: Participation, task: Task): TemplateResult =>
  task.wish ? renderJoinForm(participation) : renderWriteForm(participation, task);
