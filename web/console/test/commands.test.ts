import { describe, expect, it } from "vitest";
import { isWaiting, mayExport, maySend } from "../src/commands";

describe("commands", () => {
  it("are looked at again while something is to happen", () => {
    const states = ["awaiting-approval", "queued", "sent", "answered", "failed", "expired", "rejected"] as const;
    expect(states.filter((state) => isWaiting({ state }))).toEqual(["awaiting-approval", "queued", "sent"]);
  });

  it("are given by the bureau and administrators only", () => {
    expect(["admin", "bureau", "police", "operator"].filter(maySend)).toEqual(["admin", "bureau"]);
  });

  it("and evidence is for officials", () => {
    expect(["admin", "bureau", "police", "operator"].filter(mayExport)).toEqual(["admin", "bureau", "police"]);
  });
});
