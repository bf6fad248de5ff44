import type { Waybill } from "./model";

/** The waybill that holds at a fix time: from its start on, and no longer at its end. */
export function waybillAt(waybills: readonly Waybill[], time: string | undefined): Waybill | undefined {
  const at = Date.parse(time ?? "");
  return waybills.find(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end));
}
