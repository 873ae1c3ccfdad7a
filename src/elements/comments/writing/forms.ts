import { html, type TemplateResult } from 'lit';
import { actTexts } from '../../../locales/acts/texts.ts';
import { formTexts } from '../texts/forms/texts.ts';
import { renderQuestion } from '../../shared/confirmation/thanks.ts';
import { renderMistakes } from '../../shared/ui/form.ts';
import { renderJoinForm } from './join-form.ts';
import type { Participation } from './participation.ts';
import type { Task } from './presence.ts';

export const texts = [actTexts, formTexts];
import { renderWriteForm } from './write-form.ts';

/** Renders what a participant fills in: the wish itself, or joining where the wish waits for that. */
export const renderForm = (participation: Participation, task: Task): TemplateResult =>
  task.wish ? renderJoinForm(participation) : renderWriteForm(participation, task);

/** Asks once more before everything that the participant has written here is erased. */
export const renderErasing = ({ joining }: Participation): TemplateResult =>
  html`<div class="message stack">${renderMistakes(joining, true)} ${renderQuestion(joining)}</div>`;
