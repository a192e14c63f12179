package org.vestibule.application.backupcode;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.password.HashQueue;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.session.Session;

/** Makes sets of backup codes and the digests under which they are kept. */
public final class NewBackupCodes {

    private final HashQueue queue;
    private final SecretHasher hasher;
    private final RandomGenerator random;

    public NewBackupCodes(HashQueue queue, SecretHasher hasher, RandomGenerator random) {
        this.queue = queue;
        this.hasher = hasher;
        this.random = random;
    }

    /** Codes for their holder, and what is kept of them. */
    public record CodeSet(List<BackupCode> codes, String recipe, List<byte[]> digests) {}

    /** Makes a set; empty if too many people are waiting for a hash. */
    public Optional<CodeSet> make(Session session, Origin origin) {
        Optional<HashQueue.Place> entered =
                queue.enter(origin.client(), session.browser().isPresent());
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        try (HashQueue.Place place = entered.get()) {
            List<BackupCode> codes = BackupCode.makeSet(random);
            String recipe = hasher.recipe();
            List<byte[]> digests = codes.stream()
                    .map(code -> place.compute(() -> hasher.digest(code, recipe)))
                    .toList();
            return Optional.of(new CodeSet(codes, recipe, digests));
        }
    }
}
