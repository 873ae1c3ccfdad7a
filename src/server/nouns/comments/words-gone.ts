/* Why a comment is not counted any more where no moderator took it down. */

export const frAwaiting = 'Il a été modifié, et attend la modération.';

export const enAwaiting = 'It was changed, and waits for moderation.';
