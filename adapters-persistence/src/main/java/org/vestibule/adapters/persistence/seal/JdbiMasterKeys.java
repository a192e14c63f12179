package org.vestibule.adapters.persistence.seal;

import java.util.List;
import org.vestibule.adapters.persistence.seal.WrappedKey.Wrapping;
import org.vestibule.application.key.MasterKeyStatus;
import org.vestibule.application.key.MasterKeys;

/** Master keys as the wrapped data keys in PostgreSQL tell of them. */
public final class JdbiMasterKeys implements MasterKeys {

    private final KeyRing ring;
    private final MasterKey next;

    public JdbiMasterKeys(KeyRing ring, MasterKey next) {
        this.ring = ring;
        this.next = next;
    }

    @Override
    public MasterKeyStatus status() {
        WrappedKey any = ring.table().read().get(0);
        KeyWrapper ours = ring.wrapper();
        return new MasterKeyStatus(
                any.by().masterKey().orElse(ours.fingerprint()),
                ring.where(),
                any.next().flatMap(Wrapping::masterKey),
                next.where(),
                any.next().filter(ours::isOurs).isPresent());
    }

    @Override
    public Beginning begin(boolean anew) {
        List<WrappedKey> keys = ring.table().lock();
        KeyWrapper ours = ring.wrapper();
        if (keys.stream().flatMap(key -> key.next().stream()).anyMatch(ours::isOurs)) {
            return Beginning.NEXT_IN_PLACE;
        }
        if (!anew && !keys.stream().allMatch(key -> key.next().isEmpty() || isHere(key))) {
            return Beginning.OTHER_NEXT;
        }
        next.create();
        KeyWrapper other = next.wrapper();
        if (other.fingerprint().equals(ours.fingerprint())) {
            return Beginning.SAME_KEY;
        }
        if (keys.stream().allMatch(key -> key.next().filter(other::isOurs).isPresent())) {
            return Beginning.ALREADY;
        }
        keys.forEach(key -> ring.table().wrapByNext(key.id(), other.wrap(key.id(), ours.unwrap(key))));
        return Beginning.DONE;
    }

    private boolean isHere(WrappedKey key) {
        return next.isThere() && key.next().filter(next.wrapper()::isOurs).isPresent();
    }

    @Override
    public Finishing finish() {
        List<WrappedKey> keys = ring.table().lock();
        if (keys.stream().anyMatch(key -> key.next().isEmpty())) {
            return Finishing.NOT_BEGUN;
        }
        KeyWrapper ours = ring.wrapper();
        if (!keys.stream().flatMap(key -> key.next().stream()).allMatch(ours::isOurs)) {
            return Finishing.NEXT_NOT_IN_PLACE;
        }
        ring.table().keepNextAlone();
        return Finishing.DONE;
    }
}
