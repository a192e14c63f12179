package org.vestibule.adapters.web.path;

import java.util.UUID;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.UserCode;

/** Where to go for what somebody signs in for: the one place that tells what an app asks from a device before them. */
public final class Asking {

    private static final String USER_CODE = "user_code";

    private Asking() {}

    /** Where they sign in for it. */
    public static Path signIn(AppQuery carried) {
        return DeviceQuery.parse(carried).map(Asking::signIn).orElseGet(() -> Paths.AUTHORIZE.of(carried));
    }

    /** The same for a device; what was found by its code is to be looked for anew. */
    public static Path signIn(DeviceQuery device) {
        return Paths.DEVICE.with(USER_CODE, device.code().map(UserCode::text).orElse(""));
    }

    /** Where they answer it. */
    public static Path answer(AppQuery carried, UUID request) {
        return DeviceQuery.parse(carried).isPresent() ? Paths.CONNECT.of(request) : Paths.CONSENT.of(request);
    }
}
