package org.vestibule.domain.computer;

import java.util.UUID;

/** Names a computer of a team for ever, also after it is gone. */
public record ComputerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
