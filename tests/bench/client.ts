import http from "node:http";

export interface Request {
  method?: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Figures of one act at one concurrency; milliseconds, and requests a second. */
export interface Figures {
  p50: number;
  p95: number;
  perSecond: number;
  /** Processor time of the server and of the engine, milliseconds a request. */
  processor: number;
}

/** What is asked at each turn; it may wait for the answer before to know what to ask next. */
export type Act = (turn: number) => Promise<Request> | Request;

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

/** Sends one request over a kept connection and reads the whole answer, compressed as a browser would. */
export function send(port: number, { method = "GET", path, headers = {}, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const options = {
      host: "127.0.0.1",
      port,
      agent,
      method,
      path,
      headers: { "Accept-Encoding": "gzip", ...length, ...headers },
    };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Milliseconds until the first byte of an answer; refuses one that is not a success. */
export function firstByteTime(port: number, { path, headers = {} }: Request): Promise<number> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      agent,
      path,
      headers: { "Accept-Encoding": "gzip", ...headers },
    };
    const request = http.get(options, (response) => {
      let firstMs: number | undefined;
      response.on("data", () => {
        firstMs ??= performance.now() - sentAt;
      });
      response.on("end", () =>
        response.statusCode === 200 && firstMs !== undefined
          ? resolve(firstMs)
          : reject(new Error(`GET ${path}: ${response.statusCode}`)),
      );
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

/** A form sent from our own pages. */
export function formPost(path: string, fields: Record<string, string>, cookie?: string): Request {
  return {
    method: "POST",
    path,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Sec-Fetch-Site": "same-origin",
      ...(cookie ? { Cookie: cookie } : {}),
    },
    body: new URLSearchParams(fields).toString(),
  };
}

/** Signs in as a person would; returns the cookies. */
export async function signIn(port: number, email: string, password: string): Promise<string> {
  const { status, headers } = await send(port, formPost("/login", { email, password }));
  const cookies = headers["set-cookie"]?.map((cookie) => cookie.split(";")[0]) ?? [];
  if (status !== 302 || cookies.length === 0) throw new Error(`sign-in of ${email}: ${status}`);
  return cookies.join("; ");
}

export interface Target {
  port: number;
  act: Act;
  /** Processor time used so far by whatever answers, in milliseconds. */
  processor: () => number;
}

/** Durations of a number of turns, with so many under way at once; refuses an answer that is not a success. */
export async function run(target: Target, turns: number, concurrency: number): Promise<Run> {
  const { port, act, processor } = target;
  const durations: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const usedBefore = processor();
  const worker = async (): Promise<void> => {
    while (next < turns) {
      const request = await act(next++);
      const sentAt = performance.now();
      const { status } = await send(port, request);
      durations.push(performance.now() - sentAt);
      if (status >= 400) throw new Error(`${request.method ?? "GET"} ${request.path}: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { durations, elapsed: performance.now() - startedAt, processor: processor() - usedBefore };
}

export interface Run {
  durations: number[];
  /** Milliseconds from the first request to the last answer. */
  elapsed: number;
  processor: number;
}

/** Puts several runs of one act together. */
export function figuresOf(runs: readonly Run[]): Figures {
  const durations = runs.flatMap((one) => one.durations).sort((a, b) => a - b);
  const total = (of: (one: Run) => number) => runs.reduce((sum, one) => sum + of(one), 0);
  return {
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    perSecond: (1000 * durations.length) / total(({ elapsed }) => elapsed),
    processor: total(({ processor }) => processor) / durations.length,
  };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
