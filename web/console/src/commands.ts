import type { Command } from "./model";

/** Whether something is still to happen to a command. */
export function isWaiting({ state }: Pick<Command, "state">): boolean {
  return state === "awaiting-approval" || state === "queued" || state === "sent";
}

/** Who may give commands; the server says so too. */
export function maySend(role: string): boolean {
  return role === "admin" || role === "bureau";
}

/** Who may take evidence out of the platform; the server says so too. */
export function mayExport(role: string): boolean {
  return role === "admin" || role === "bureau" || role === "police";
}
