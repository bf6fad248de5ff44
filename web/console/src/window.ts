import type { Place, PreAlert, VehicleState, Violation } from "./model";
import type { Watch } from "./watch";

/** What browser tests may rely on, beside the `data-testid` attributes. */
interface Hazmat {
  vehicles(): { plate: string; lon: number; lat: number; state: VehicleState }[];
  violations(): Violation[];
  preAlerts(): PreAlert[];
  readonly mapReady: boolean;
}

declare global {
  interface Window {
    hazmat: Hazmat;
  }
}

export function exposeForTests(watch: Watch): void {
  window.hazmat = {
    vehicles: () =>
      Array.from(watch.picture.vehicles.values(), (vehicle) => {
        const [lon, lat]: Place = vehicle.geometry.coordinates;
        return { plate: vehicle.id, lon, lat, state: vehicle.properties.state };
      }),
    violations: () => [...watch.picture.violations.values()],
    preAlerts: () => watch.alertsAhead(Date.now()).map(({ alert }) => alert),
    get mapReady() {
      return watch.mapReady;
    },
  };
}
