package org.hazmat.gateway.journal;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.VehicleId;

/** A process to be killed: it reports for its vehicles until then, some of it late, and says what was acknowledged, one line each. */
final class DoomedProcess {
    static final int VEHICLES = 20;

    /** Nearly all of them come and go at the same minutes. */
    static final int MAX_VEHICLES = 17;

    static final String ACKNOWLEDGED = "acknowledged ";

    private DoomedProcess() {}

    /** Arguments: folder, first minute, seed. */
    public static void main(String[] args) throws InterruptedException {
        int first = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        Semaphore unacknowledged = new Semaphore(640);
        Site site =
                Site.open(Path.of(args[0]), settings -> settings, Judge.of(Commuter.countedTracker(MAX_VEHICLES)), 2);
        for (int minute = first; minute < Integer.MAX_VALUE; minute++) {
            for (int number = 0; number < VEHICLES; number++) {
                if (random.nextInt(10) != 0) {
                    report(site, Site.vehicle(number), minute, unacknowledged);
                }
                if (random.nextInt(10) == 0) {
                    report(site, Site.vehicle(number), Math.max(0, minute - random.nextInt(50)), unacknowledged);
                }
            }
        }
    }

    private static void report(Site site, VehicleId vehicle, int minute, Semaphore unacknowledged)
            throws InterruptedException {
        unacknowledged.acquire();
        site.offer(Commuter.arrival(vehicle, minute, () -> {
            System.out.println(ACKNOWLEDGED + vehicle + " " + minute);
            unacknowledged.release();
        }));
    }
}
