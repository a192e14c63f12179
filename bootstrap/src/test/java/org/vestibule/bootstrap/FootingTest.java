package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.transaction.StoreUnavailable;

/** What else than a clock and a database keeps a node from being ready (PRODUCT G). */
class FootingTest {

    private static final Readiness READY = new Readiness.Ready();

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private long left = Footing.LITTLE_ROOM;

    @Test
    void a_disk_that_fills_is_told_of_once_and_then_stops_it() {
        Footing footing = new Footing(() -> {}, () -> left, said::add);
        assertEquals(READY, footing.look());
        assertEquals(List.of(), said);
        left--;
        assertEquals(READY, footing.look());
        left = Footing.LEAST_ROOM;
        assertEquals(READY, footing.look());
        left--;
        assertEquals(
                new Readiness.Unfit("disk-full", "63 MiB are left where the data lies (less than 64)"), footing.look());
        assertEquals(List.of("1023 MiB are left where the data lies"), said);
        left = Footing.LITTLE_ROOM;
        assertEquals(READY, footing.look());
        left--;
        assertEquals(READY, footing.look());
        assertEquals(2, said.size(), "once each time");
    }

    @Test
    void what_is_wrong_with_what_is_stored_has_the_code_that_keeps_it_from_starting() {
        for (Why why : List.of(Why.KEYS, Why.SCHEMA_NEWER, Why.FOLDER_BROKEN)) {
            Readiness found = new Footing(
                            () -> {
                                throw new StorageProblem(why, null, "");
                            },
                            () -> left,
                            said::add)
                    .look();
            assertEquals(Obstacles.code(why.kind()), found.code());
        }
        StoreUnavailable silent = new StoreUnavailable(new IllegalStateException("planned"));
        assertSame(
                silent,
                assertThrows(
                        StoreUnavailable.class,
                        () -> new Footing(
                                        () -> {
                                            throw silent;
                                        },
                                        () -> left,
                                        said::add)
                                .look()));
    }

    @Test
    void it_looks_where_the_data_lies() {
        assertEquals(READY, new Footing(() -> {}, folder).look());
        Readiness gone = new Footing(() -> {}, folder.resolve("gone")).look();
        assertEquals("folder-not-usable", gone.code());
        assertTrue(gone.obstacle().orElseThrow().endsWith(" [folder-not-usable]"), gone::toString);
    }
}
