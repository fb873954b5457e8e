import autocannon from 'autocannon';

const connections = 32;
/** Requests that each connection sends ahead: it keeps the sender cheap, so that the server is what is measured. */
const pipelining = 8;

export interface Load {
  requestsPerSecond: number;
  bytesPerResponse: number;
}

/** Asks for one address on this machine as fast as the server answers, for so many seconds. Any fault is thrown. */
export async function load(url: string, seconds: number, headers: Record<string, string>): Promise<Load> {
  const result = await autocannon({ url, connections, pipelining, duration: seconds, headers });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    bytesPerResponse: result.throughput.total / result.requests.total,
  };
}
