package org.vestibule.domain.app;

import java.util.Optional;

/**
 * What somebody signs in for who has a device before them: it takes the place of an app's query all the way, until they have
 * answered.
 *
 * @param code what the device shows, as a link had it or they typed it
 * @param found whether a device was found by it, which is asked once
 */
public record DeviceQuery(Optional<UserCode> code, boolean found) {

    private static final String TYPED = "user_code=";
    private static final String FOUND = "device_found=";

    /** As it is carried. */
    public AppQuery text() {
        return new AppQuery((found ? FOUND : TYPED) + code.map(UserCode::text).orElse(""));
    }

    /** Reads what was carried; empty for what an app asked. */
    public static Optional<DeviceQuery> parse(AppQuery carried) {
        String text = carried.text();
        return Optional.of(new DeviceQuery(code(text), text.startsWith(FOUND)))
                .filter(query -> query.text().equals(carried));
    }

    /** The same with the device still to be found; what an app asked stays as it is. */
    static AppQuery toFind(AppQuery carried) {
        return parse(carried)
                .map(query -> new DeviceQuery(query.code(), false).text())
                .orElse(carried);
    }

    private static Optional<UserCode> code(String text) {
        return UserCode.parse(text.substring(text.indexOf('=') + 1));
    }
}
