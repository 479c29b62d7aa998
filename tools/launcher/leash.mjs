// @ts-check
// Loaded into the API before its own code: standard input is a pipe from the launcher, and its end means stop, whether the
// launcher asks for it or was killed.
process.stdin.on('error', stop);
process.stdin.on('end', stop);
process.stdin.resume();
if ('unref' in process.stdin) process.stdin.unref();

function stop() {
  // Windows has no SIGTERM that a program could act on; its listeners are called directly.
  if (process.platform === 'win32' && process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM', 'SIGTERM');
  else process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
}
