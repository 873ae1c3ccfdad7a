import { table, type AnyTable } from '../../store/store.ts';

/**
 * What is asked for the data of one person: `id` is the digest of what the mailed link carries. The address stands here until that person
 * has answered, or the link is too old; who asked for their data can get them for an hour more.
 */
export const personRequests = table<{
  id: string;
  what: string;
  email: string;
  address: string;
  by: string;
  at: number;
  until: number;
}>({
  name: 'person_request',
  columns: {
    id: 'text',
    what: 'text',
    email: 'text',
    address: 'text',
    by: 'text',
    at: 'integer',
    until: 'integer',
  },
  key: ['id'],
  sealed: ['email'],
  lookedUp: ['address'],
  indexes: { address: ['address', 'at', 'id'], until: ['until', 'id'] },
});

export const personTables: readonly AnyTable[] = [personRequests];
