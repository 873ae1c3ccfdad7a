import { table, type AnyTable } from '../../store/store.ts';

/** Who wants no mail that says that acts are held: everyone else who publishes gets it. */
export const heldMutes = table<{ address: string; at: number }>({
  name: 'held_mail_mute',
  columns: { address: 'text', at: 'integer' },
  key: ['address'],
  lookedUp: ['address'],
});

export const heldMailTables: readonly AnyTable[] = [heldMutes];
