package org.vestibule.adapters.web.app;

import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.team.TeamId;

/** The pages around a device: which one it is, and what came of the answer. */
final class DevicePages {

    private DevicePages() {}

    record Code(Field code, Box warning, Path action, String next) {}

    /**
     * Of a device that may.
     *
     * @param notice what else is to know
     */
    record Connected(String heading, Box notice, Box.Link next) {}

    record Refused() {}

    /** Asks for the code. What a link had is in the field, and still sent by whoever compares it. */
    static Page code(SignedVisit visit, ViewDevice.Type type) {
        Field field = Field.deviceCode()
                .withValue(type.linked().map(UserCode::text).orElse(""))
                .of(visit.draft())
                .focused();
        Code view = new Code(
                field,
                Box.note(Texts.text("connect.only"), Texts.text("connect.only.sentence")),
                Paths.CONNECT.of(visit.request()),
                Texts.format("connect.next", email(visit)));
        return Page.of("app/device-code", view).afterBothSteps();
    }

    /** What came of an answer; empty if it is something else that was told. */
    static Optional<Page> done(SignedVisit visit, Afterword word) {
        if (word.what() == Outcome.DEVICE_CONNECTED) {
            return Optional.of(connected(visit, word.words()));
        }
        if (word.what() == Outcome.COMPUTER_LICENSED) {
            return Optional.of(licensed(visit, word.words()));
        }
        return word.what() == Outcome.DEVICE_REFUSED
                ? Optional.of(Page.of("app/device-refused", new Refused()).afterBothSteps())
                : Optional.empty();
    }

    private static Page connected(SignedVisit visit, List<String> words) {
        Connected view = new Connected(
                Texts.format("connect.done.title", words.toArray()),
                Box.good(Texts.format("connect.written", email(visit)), Texts.text("connect.written.sentence")),
                new Box.Link(Paths.HOME, Texts.text("security.go-to-teams")));
        return Page.of("app/device-connected", view).afterBothSteps();
    }

    private static Page licensed(SignedVisit visit, List<String> words) {
        Path computers = TeamId.parse(words.get(2)).map(Paths.COMPUTERS::of).orElse(Paths.HOME);
        Connected view = new Connected(
                Texts.format("connect.computer.done", words.get(0)),
                Box.good(
                        Texts.format("connect.computer.licensed", words.get(1)),
                        Texts.format("connect.computer.written", email(visit))),
                new Box.Link(computers, Texts.text("connect.computer.go")));
        return Page.of("app/device-connected", view).afterBothSteps();
    }

    private static String email(SignedVisit visit) {
        return visit.signedIn().account().email().written();
    }
}
