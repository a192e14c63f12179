package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's files. There is one database and one role, its owner, who is not a superuser: the superuser has no
 * password and no line in {@code pg_hba.conf}, so that not even injected SQL becomes a command on this machine.
 *
 * <p>The folder's mode keeps other users out already; the password costs a few milliseconds per connection and keeps
 * them out still when somebody opens the folder with a careless {@code chmod}.
 */
final class Cluster {

    /** The name of the database and of the role that owns it. */
    static final String NAME = "vestibule";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private Cluster() {}

    /** Makes the cluster at first use, and refuses one of another major version. The caller holds the owner's lock. */
    static void ensure(DataFolder folder, Programs programs, RandomGenerator random)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(folder.cluster())) {
            create(folder, programs, random);
        }
        String found = Files.readString(folder.data().resolve("PG_VERSION")).strip();
        if (!found.equals(programs.majorVersion())) {
            throw new EmbeddedPostgresException("The database in " + folder.cluster() + " is of PostgreSQL " + found
                    + " and this program brings " + programs.version() + "; carry it over with the pg_dump of version "
                    + programs.majorVersion() + " while the former release of this program runs.");
        }
    }

    private static void create(DataFolder folder, Programs programs, RandomGenerator random)
            throws IOException, InterruptedException {
        LOG.info("Creating the database in {}", folder.cluster());
        Path unfinished = FileTrees.startBeside(folder.cluster());
        Path data = unfinished.resolve("data");
        Tool.run(
                folder,
                List.of(
                        programs.initdb(),
                        "--pgdata=" + data,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--data-checksums",
                        // One sync at the end instead: until then nothing here counts.
                        "--no-sync"),
                "");
        Files.writeString(data.resolve("pg_hba.conf"), "local " + NAME + " " + NAME + " scram-sha-256\n");
        String password = newPassword(random);
        Tool.run(
                folder,
                List.of(
                        programs.postgres(),
                        "--single",
                        "-F",
                        "-D",
                        data.toString(),
                        "-c",
                        "exit_on_error=on",
                        // The password is 256 random bits: slowing its guessing down would only slow us down.
                        "-c",
                        "scram_iterations=1",
                        "postgres"),
                "CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'\n" + "CREATE DATABASE " + NAME + " OWNER "
                        + NAME + "\n");
        Path passwordFile = Files.createFile(unfinished.resolve("password"), DataFolder.PRIVATE_FILE);
        Files.writeString(passwordFile, password);
        Tool.run(folder, List.of("sync"), "");
        FileTrees.finish(unfinished, folder.cluster());
    }

    private static String newPassword(RandomGenerator random) {
        byte[] password = new byte[32];
        random.nextBytes(password);
        return HexFormat.of().formatHex(password);
    }
}
