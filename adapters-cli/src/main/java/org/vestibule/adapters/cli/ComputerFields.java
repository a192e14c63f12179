package org.vestibule.adapters.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.domain.computer.Computer;

/** What programs are told of a computer: names and values that do not change from one release to the next. */
final class ComputerFields {

    private ComputerFields() {}

    static Map<String, Object> of(Computer computer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", computer.id());
        fields.put("team", computer.team());
        fields.put("name", computer.name());
        fields.put("clientId", computer.client());
        fields.put("licensedById", computer.licensedBy());
        fields.put("licensedAt", computer.licensedAt());
        computer.seen().ifPresent(seen -> {
            fields.put("lastSeenAt", seen.at());
            seen.address().ifPresent(address -> fields.put("lastSeenFrom", address));
        });
        return Collections.unmodifiableMap(fields);
    }
}
