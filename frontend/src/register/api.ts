// The way to the register: one typed call, one shape for every refusal (RFC 9457), and a name for the case
// where no answer came.

export const API = "/api/v1";
const WAIT_MS = 15_000;
const SERVER_FAULT = 500;
const NOT_SIGNED_ON = 401;

/** What the register says when it will not do something. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  detail_en: string;
  law: string;
  facts: Record<string, string | number>;
}

/** The register refused; nothing was done. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "Refused";
    this.problem = problem;
  }

  /** Whether nobody is signed on here, or no longer. */
  get isSignedOff(): boolean {
    return this.problem.status === NOT_SIGNED_ON;
  }

  /** Whether the register is at another machine, or at another one now. */
  get isElsewhere(): boolean {
    return this.problem.code === "register.not_served";
  }

  /** Whether this device is not let in, or no longer. */
  get isShutOut(): boolean {
    return this.problem.code === "device.not_paired";
  }

  /** Whether the register itself failed, so that nobody knows what was done. */
  get isFault(): boolean {
    return this.problem.status >= SERVER_FAULT;
  }
}

/** No answer came: the register may or may not have done it. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("no answer", { cause });
    this.name = "Unreachable";
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What may go with a call. */
export interface With {
  /** Sent as JSON. */
  body?: unknown;
  /** The idempotency key: the same key and body never do a thing twice. */
  key?: string;
  /** What somebody else approved for it. */
  approvals?: readonly string[];
  /** Nothing is told but what is needed: who asks has more to ask at once, and wants to see it all after that. */
  isBrief?: boolean;
  /** Gives the call up. */
  signal?: AbortSignal;
}

/**
 * Call the register and return its answer.
 *
 * @throws Refused     It said no, or failed.
 * @throws Unreachable No answer came in time.
 */
export async function call<T>(method: Method, path: string, what: With = {}): Promise<T> {
  const answer = await ask(method, path, what);
  if (answer.ok) return (await answer.json()) as T;
  throw new Refused(await problemIn(answer));
}

/** Get a text, such as a paper's. */
export async function getText(path: string): Promise<string> {
  const answer = await ask("GET", path, {});
  if (answer.ok) return answer.text();
  throw new Refused(await problemIn(answer));
}

/** The address of something that the browser fetches by itself. */
export function address(path: string): string {
  return API + path;
}

/** The path of a register, or of something under it. */
export function at(register: string, rest = ""): string {
  return `/registers/${encodeURIComponent(register)}${rest}`;
}

async function ask(method: Method, path: string, what: With): Promise<Response> {
  const headers: Record<string, string> = {};
  if (what.body !== undefined) headers["Content-Type"] = "application/json";
  if (what.key !== undefined) headers["Idempotency-Key"] = what.key;
  if (what.isBrief) headers["Prefer"] = "return=minimal";
  if (what.approvals?.length) headers["Approval"] = what.approvals.join(",");
  const patience = AbortSignal.timeout(WAIT_MS);
  try {
    return await fetch(API + path, {
      method,
      headers,
      body: what.body === undefined ? null : JSON.stringify(what.body),
      signal: what.signal ? AbortSignal.any([what.signal, patience]) : patience,
      cache: "no-store",
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** What a refusal says, whatever came instead of the shape it should have. */
export async function problemIn(answer: Response): Promise<Problem> {
  const unknown: Problem = {
    status: answer.status,
    code: "server.unknown",
    detail: `Kassen svarte ${answer.status}.`,
    detail_en: `The register answered ${answer.status}.`,
    law: "",
    facts: {},
  };
  try {
    return { ...unknown, ...((await answer.json()) as Partial<Problem>) };
  } catch {
    return unknown;
  }
}
