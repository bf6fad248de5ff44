package org.hazmat.gateway.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration (contract.md 2). A component is a key: {@code httpPort} is the variable {@code TRACKER_HTTP_PORT}, the key
 * {@code httpPort} in {@code tracker.yaml} and the flag {@code --http-port}.
 */
record Settings(
        @Key(text = "port of console and API; 0 picks a free one", value = "8080")
        int httpPort,

        @Key(text = "address of console and API", value = "127.0.0.1")
        String httpHost,

        @Key(text = "port that terminals connect to (JT/T 808 over TCP); 0 picks a free one", value = "6808")
        int terminalPort,

        @Key(text = "address that terminals connect to", value = "0.0.0.0")
        String terminalHost,

        @Key(text = "folder of the journal and the embedded database", value = "./data")
        Path data,

        @Key(text = "jdbc:postgresql://... for PostGIS; absent: the embedded database") @Nullable
        String databaseUrl,

        @Key(text = "user of the database, where the URL does not name one") @Nullable
        String databaseUser,

        @Key(text = "password of that user", secret = true) @Nullable
        String databasePassword,

        @Key(text = "role of PostgreSQL that the API reads as, which gets to read and no more; absent: the same user")
        @Nullable
        String databaseReader,

        @Key(text = "password of that role", secret = true) @Nullable
        String databaseReaderPassword,

        @Key(text = "first password of user admin, used on an empty store only; absent: generated", secret = true)
        @Nullable
        String adminPassword,

        @Key(text = "terminals that are not in the register: refuse, or admit for trial use", value = "refuse")
        String unknownTerminals,

        @Key(
                text = "messages per terminal before its socket is read more slowly; off for load tests",
                value = "100/s burst 2000")
        String terminalRate,

        @Key(
                text = "dangerous commands that may be given, with a second person: off, or some of server-address,"
                        + " control, upgrade, door, transparent with commas between",
                value = "off")
        String dangerousCommands,

        @Key(
                text = "how often a command is sent again, and after how long first; each wait is longer by T(n+1) ="
                        + " T(n) x (n+1)",
                value = "3 after 10 s")
        String commandRetries,

        @Key(
                text = "where subscriptions may push to: public addresses over https only, or any (private ones, http)",
                value = "public")
        String webhookAddresses,

        @Key(text = "days before a vehicle's newest fix in which late reports are still judged", value = "35")
        long historyDays,

        @Key(
                text =
                        "days that an event stays in the feed at least; it goes when every subscription has it, and stays in the"
                                + " database for evidence",
                value = "35")
        long feedDays,

        @Key(
                text =
                        "days that the store keeps positions, and all else that terminals tell; what belongs to a violation stays"
                                + " as long as that; half a year at least",
                value = "184")
        long positionsDays,

        @Key(text = "days that the store keeps violations and observations; three years at least", value = "1096")
        long violationsDays,

        @Key(
                text =
                        "use of the data folder's disk in percent: from the first on it warns, from the second it"
                                + " refuses registrations, from the third it neither reads terminals nor acknowledges; off: none of it",
                value = "80/90/95")
        String diskLimits,

        @Key(text = "addresses of the cluster's members; off: one process", value = "off")
        String cluster,

        @Key(text = "file that gets the ports in use once everything is up") @Nullable
        Path endpointsFile) {

    /** What the help says of a key, and its default. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Key {
        String text();

        /** The default; empty: none. */
        String value() default "";

        /** Never printed; may also be given as {@code ..._FILE}, the path of a file that holds it. */
        boolean secret() default false;
    }
}
