package org.vestibule.testkit;

import java.util.Optional;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.MasterKeys;

/** Master keys in memory: names of them. */
public final class InMemoryMasterKeys implements MasterKeys {

    private final InMemoryDatabase database;
    private String inPlace = "first";
    private boolean nextHere = true;

    public InMemoryMasterKeys(InMemoryDatabase database) {
        this.database = database;
    }

    /** What an operator does: puts the next in the place of the old one. */
    public void putNextInPlace() {
        inPlace = status().next().orElseThrow();
    }

    /** The same by a slip: gives the one that is in place for the next. */
    public void giveTheSameForTheNext() {
        database.inTransaction(() -> database.change(tables -> {
            tables.masterKey = new Tables.MasterKeyRow(inPlace, Optional.empty(), 0);
            return true;
        }));
    }

    /** The same: loses the next, or has it on another node. */
    public void loseNext() {
        nextHere = false;
    }

    @Override
    public MasterKeyStatus status() {
        return database.ask(tables -> {
            Optional<String> next = tables.masterKey.next();
            boolean nextInPlace = next.filter(inPlace::equals).isPresent();
            return new MasterKeyStatus(tables.masterKey.name(), "master.key", next, "master.key.next", nextInPlace);
        });
    }

    @Override
    public Beginning begin(boolean anew) {
        return database.change(tables -> {
            Tables.MasterKeyRow before = tables.masterKey;
            if (before.next().filter(inPlace::equals).isPresent()) {
                return Beginning.NEXT_IN_PLACE;
            }
            if (before.made() == 0) {
                return Beginning.SAME_KEY;
            }
            if (before.next().isPresent() && nextHere) {
                return Beginning.ALREADY;
            }
            if (before.next().isPresent() && !anew) {
                return Beginning.OTHER_NEXT;
            }
            nextHere = true;
            tables.masterKey =
                    new Tables.MasterKeyRow(before.name(), Optional.of("next" + before.made()), before.made() + 1);
            return Beginning.DONE;
        });
    }

    @Override
    public Finishing finish() {
        return database.change(tables -> {
            Optional<String> next = tables.masterKey.next();
            if (next.isEmpty()) {
                return Finishing.NOT_BEGUN;
            }
            if (!next.get().equals(inPlace)) {
                return Finishing.NEXT_NOT_IN_PLACE;
            }
            tables.masterKey = new Tables.MasterKeyRow(inPlace, Optional.empty(), tables.masterKey.made());
            return Finishing.DONE;
        });
    }
}
