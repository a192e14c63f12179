package org.vestibule.adapters.web.app;

import java.util.Optional;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Asking;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.FindDevice;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.team.Team;

/** Which device somebody has before them, then whether it may: two forms at one address, and what came of it. */
public final class ConnectHandler {

    private final ViewDevice viewDevice;
    private final FindDevice findDevice;
    private final AnswerDevice answerDevice;
    private final AppLimits limits;

    public ConnectHandler(ViewDevice viewDevice, FindDevice findDevice, AnswerDevice answerDevice, AppLimits limits) {
        this.viewDevice = viewDevice;
        this.findDevice = findDevice;
        this.answerDevice = answerDevice;
        this.limits = limits;
    }

    /** Asks what is to be asked next, or says once what came of it. */
    public Reply form(SignedVisit visit) {
        return visit.afterword()
                .flatMap(word -> DevicePages.done(visit, word))
                .map(Reply::show)
                .orElseGet(() -> ask(visit));
    }

    private Reply ask(SignedVisit visit) {
        ViewDevice.Result result = viewDevice.view(visit.signedIn(), visit.request());
        if (result instanceof ViewDevice.Type type) {
            return Reply.show(DevicePages.code(visit, type));
        }
        if (result instanceof ViewDevice.Ask ask) {
            return Reply.show(DeviceAskPage.of(visit, ask, limits));
        }
        if (result instanceof ViewDevice.Expired) {
            return DeviceRefusals.expired();
        }
        return result instanceof ViewDevice.Answered ? DeviceRefusals.answered() : DeviceRefusals.over();
    }

    /** Takes the code of a device, or the answer to it. */
    public Reply submit(SignedVisit visit) {
        return visit.form().containsKey("answer") ? answer(visit) : find(visit);
    }

    private Reply find(SignedVisit visit) {
        FindDevice.Result result =
                findDevice.find(visit.signedIn(), visit.request(), visit.field("code"), visit.origin());
        if (result instanceof FindDevice.Found) {
            return new Reply.GoTo(here(visit));
        }
        if (result instanceof FindDevice.Over) {
            return DeviceRefusals.over();
        }
        Draft wrong = result instanceof FindDevice.Later later
                ? Draft.wrong("code", Waiting.refusal(later.why())).as(Waiting.STATUS)
                : Draft.wrong("code", Refusal.of(code(result)));
        SignedVisit back = visit.with(wrong.keeping("code", visit.field("code")));
        return Reply.again(back, this::ask);
    }

    private static String code(FindDevice.Result result) {
        if (result instanceof FindDevice.Malformed) {
            return "device-code-malformed";
        }
        return result instanceof FindDevice.Answered ? "device-code-answered" : "device-code-wrong";
    }

    /** Whatever does not say so allows nothing; nor does a page that shows another device than was typed since. */
    private Reply answer(SignedVisit visit) {
        Optional<UserCode> shown = UserCode.parse(visit.field("shown"));
        return told(visit, answerDevice.answer(visit.signedIn(), visit.request(), shown, meant(visit), visit.origin()));
    }

    private static AnswerDevice.Answer meant(SignedVisit visit) {
        if (!visit.field("answer").equals("allow")) {
            return new AnswerDevice.Refuse();
        }
        return visit.form().containsKey("name")
                ? new AnswerDevice.License(LicenseForm.sent(visit))
                : new AnswerDevice.Allow();
    }

    private Reply told(SignedVisit visit, AnswerDevice.Result result) {
        if (result instanceof AnswerDevice.Allowed may) {
            String app = may.client().name();
            return new Reply.GoAndTell(here(visit), Afterword.of(Outcome.DEVICE_CONNECTED, app));
        }
        if (result instanceof AnswerDevice.Licensed done) {
            Team team = done.team();
            String computer = done.computer().name().value();
            return new Reply.GoAndTell(
                    here(visit),
                    Afterword.of(
                            Outcome.COMPUTER_LICENSED,
                            computer,
                            team.name().value(),
                            team.id().toString()));
        }
        if (result instanceof AnswerDevice.NotLicensed not) {
            return Reply.again(visit.with(LicenseForm.refused(visit, not.why())), this::ask);
        }
        if (result instanceof AnswerDevice.Changed) {
            return new Reply.GoTo(here(visit));
        }
        if (result instanceof AnswerDevice.Refused) {
            return Reply.tell(here(visit), Outcome.DEVICE_REFUSED);
        }
        if (result instanceof AnswerDevice.SignInAgain again) {
            return new Reply.GoTo(Asking.signIn(again.query()));
        }
        if (result instanceof AnswerDevice.Expired) {
            return DeviceRefusals.expired();
        }
        return result instanceof AnswerDevice.Answered ? DeviceRefusals.answered() : DeviceRefusals.over();
    }

    private static Path here(SignedVisit visit) {
        return Paths.CONNECT.of(visit.request());
    }
}
