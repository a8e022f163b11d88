import { createHmac } from "node:crypto";
import type { AccountRecord } from "#models/account";
import { toDay } from "../calendar";
import { now } from "../clock.server";
import { database } from "../db/connect.server";
import { requestScope } from "../http/request-scope.server";
import { isSame, secretKey } from "../secret.server";
import type { User } from "./actor";

/** Name of the sign-in library's cookie; browsers only keep the prefix over HTTPS. */
const COOKIES = ["__Secure-conciergerie.session_token", "conciergerie.session_token"];

interface SessionRow {
  account?: AccountRecord;
  delegators: { _id: string; delegate?: AccountRecord["delegate"] }[];
}

/** The colleague whose session the request carries, or null; one read of the base per request. */
export function findUser(request: Request): Promise<User | null> {
  const scope = requestScope();
  if (!scope) return lookUp(request);
  scope.user ??= lookUp(request);
  return scope.user;
}

/** The session's token, when its signature is ours. */
export function sessionToken(request: Request): string | null {
  const cookies = cookiesOf(request.headers.get("Cookie") ?? "");
  for (const name of COOKIES) {
    const [token = "", signature = ""] = splitLast(cookies.get(name) ?? "");
    if (token && isSame(signature, createHmac("sha256", secretKey()).update(token).digest("base64")))
      return token;
  }
  return null;
}

async function lookUp(request: Request): Promise<User | null> {
  const token = sessionToken(request);
  if (!token) return null;
  const rows = database()
    .collection("session")
    .aggregate<SessionRow>([
      // Sessions live in real time: the library that makes them knows no other clock.
      { $match: { token, expiresAt: { $gt: new Date() } } },
      { $addFields: { accountId: { $toString: "$userId" } } },
      { $lookup: { from: "accounts", localField: "accountId", foreignField: "_id", as: "account" } },
      {
        $lookup: {
          from: "accounts",
          localField: "accountId",
          foreignField: "delegate.accountId",
          pipeline: [{ $project: { delegate: 1 } }],
          as: "delegators",
        },
      },
      { $project: { account: { $first: "$account" }, delegators: 1 } },
    ]);
  const row = await rows.next();
  if (row?.account?.state !== "active") return null;
  return userOf(row.account, row.delegators);
}

function userOf(account: AccountRecord, delegators: SessionRow["delegators"]): User {
  const today = toDay(now());
  return {
    id: account._id,
    name: account.name,
    role: account.role,
    email: account.email,
    phone: account.phone,
    title: account.title,
    signature: account.signature,
    isWholeDepartement: account.isWholeDepartement,
    territories: account.territories,
    delegators: delegators
      .filter(({ delegate }) => delegate && delegate.fromOn <= today && today <= delegate.toOn)
      .map(({ _id }) => _id),
    partnerId: account.partnerId,
  };
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(/;\s*/).map((pair) => pair.split(/=(.*)/s) as [string, string?]);
  return new Map(pairs.map(([name, value = ""]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

function splitLast(value: string): [string, string] {
  const at = value.lastIndexOf(".");
  return at < 0 ? ["", ""] : [value.slice(0, at), value.slice(at + 1)];
}
