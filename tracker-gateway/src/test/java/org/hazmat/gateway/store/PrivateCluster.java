package org.hazmat.gateway.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL cluster of our own in a temporary folder, made of the installed packages; stopped and removed when the JVM ends. */
record PrivateCluster(Path programs, Path folder, int port) {
    static final String USER = "postgres";
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int ATTEMPTS = 3;

    static PrivateCluster start() {
        try {
            PrivateCluster cluster = new PrivateCluster(installedPrograms(), newFolder(), freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::remove));
            cluster.run(
                    "initdb",
                    "-D",
                    cluster.data(),
                    "-U",
                    USER,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync");
            return cluster.startServer();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no Docker engine answers, and a private PostGIS cluster cannot be made", e);
        }
    }

    /** Another process may take the port before the server does. */
    private PrivateCluster startServer() throws IOException {
        IOException last = new IOException("no attempt");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PrivateCluster cluster = new PrivateCluster(programs, folder, freePort());
            try {
                String options = "-p " + cluster.port + " -k " + folder + " -c listen_addresses=127.0.0.1";
                run("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", options, "start");
                return cluster;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** As after a crash of the machine: nothing is written any more, and what was under way is gone. */
    void stopImmediately() throws IOException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    void startAgain() throws IOException {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        run("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", options, "start");
    }

    /** SIGSTOP or SIGCONT to the server and all of its processes. */
    void signal(String name) throws IOException {
        if (!Files.exists(folder.resolve("data").resolve("postmaster.pid"))) {
            return;
        }
        long server = Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst());
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(server)));
        ProcessHandle.of(server)
                .ifPresent(process -> process.descendants().forEach(child -> command.add(String.valueOf(child.pid()))));
        new ProcessBuilder(command).inheritIO().start().onExit().join();
    }

    /** Has connections of this role asked for their password. */
    void askForPassword(String role) throws IOException {
        Path rules = folder.resolve("data").resolve("pg_hba.conf");
        String before = Files.readString(rules);
        Files.writeString(rules, "host all " + role + " 127.0.0.1/32 scram-sha-256\n" + before);
        run("pg_ctl", "-D", data(), "reload");
    }

    private void remove() {
        try {
            signal("CONT");
            run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        } catch (IOException e) {
            System.err.println("the private cluster did not stop: " + e.getMessage());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("the private cluster was not removed: " + e.getMessage());
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL does not run as root. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    private static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "hazmat-postgis-");
        if (root()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path installedPrograms() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            throw new IOException(INSTALLED + " does not exist: install the packages postgresql and postgis");
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Comparator.comparingInt(folder ->
                            Integer.parseInt(folder.getParent().getFileName().toString())))
                    .orElseThrow(() -> new IOException("no server under " + INSTALLED + ": install postgresql"));
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
