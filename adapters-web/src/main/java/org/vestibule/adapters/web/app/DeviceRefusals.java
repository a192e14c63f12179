package org.vestibule.adapters.web.app;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;

/** Pages that end the way of a device here: all lead to where the next code is typed. */
final class DeviceRefusals {

    private static final int GONE = 410;

    private DeviceRefusals() {}

    static Reply expired() {
        return refuse("device-code-expired", "connect.type-new");
    }

    static Reply answered() {
        return refuse("device-code-answered", "connect.type-new");
    }

    /** It was answered, the sign-in for it is over or is another's, which is all told alike. */
    static Reply over() {
        return refuse("device-request-over", "connect.type");
    }

    private static Reply refuse(String code, String next) {
        return new Reply.Refuse(GONE, Refusal.of(code), new Box.Link(Paths.DEVICE, Texts.text(next)), true);
    }
}
