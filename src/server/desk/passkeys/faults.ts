/** Why a key is not added. */
export type AddFault = 'stale' | 'refused' | 'known' | 'too-many';

/** Why a key does not let in. */
export type EnterFault = 'stale' | 'unknown' | 'refused';
