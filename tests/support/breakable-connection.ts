import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that a test can cut and mend: the same address throughout. */
export async function breakableConnection(to: { host: string; port: number }) {
  const open = new Set<Socket>();
  let broken = false;
  const server = createServer((from) => {
    if (broken) return void from.destroy();
    const onward = connect(to.port, to.host);
    for (const [end, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      open.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        open.delete(end);
        other.destroy();
      });
    }
    from.pipe(onward).pipe(from);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    cut() {
      broken = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => void (broken = false),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
