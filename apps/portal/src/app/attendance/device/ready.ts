/** Everything that opening a roll needs, loaded ahead: from then on no step of it waits for the network. */
export async function loadRoll(): Promise<void> {
  await Promise.all([
    import('../attendance.routes'),
    import('../day/day-page'),
    import('../roll/roll-page'),
    import('./outbox'),
  ]);
}
