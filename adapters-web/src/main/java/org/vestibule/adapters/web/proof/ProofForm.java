package org.vestibule.adapters.web.proof;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.totp.OneTimeCode;

/**
 * The fields in which somebody signed in proves anew who they are, as the template {@code proof/fields} shows them: the
 * one place in which they are read, and in which a page says that they do not hold (S-065).
 *
 * @param code null while none is needed
 * @param standsIn whether that is because the backup code that the session was signed in with stands in for it
 */
public record ProofForm(
        @Nullable Box notice, Field password, @Nullable Field code, boolean standsIn) {

    /** One to be filled in. */
    public static ProofForm blank(Optional<Proof.Second> spared) {
        boolean standsIn = spared.orElse(null) instanceof Proof.WithStandIn;
        return new ProofForm(null, passwordField(), spared.isPresent() ? null : Field.eitherCode(), standsIn);
    }

    /** What needs no typing while something stands in for the code of an act. */
    public static Optional<Proof.Second> spared(Optional<StandIn> act) {
        return act.<Proof.Second>map(Proof.WithStandIn::new);
    }

    /** The same with something on top. */
    public ProofForm under(Box top) {
        return new ProofForm(top, password, code, standsIn);
    }

    /** The same with the focus on its first field. */
    ProofForm focused() {
        return new ProofForm(notice, password.focused(), code, standsIn);
    }

    /** What the form is filled in for. */
    public interface Act {

        /**
         * Does it.
         *
         * @param refused shows the form again, saying why the proof does not hold
         */
        Reply perform(Proof proof, Function<ProofRefusal, Reply> refused);
    }

    /**
     * Reads the fields and does the act.
     *
     * @param spared what counts where nothing is typed into the second field; empty where that is wrong
     * @param page shows the form
     */
    public static Reply submit(Visit visit, Optional<Proof.Second> spared, Function<ProofForm, Page> page, Act act) {
        Optional<Password> password = Password.parse(visit.field("password"));
        if (password.isEmpty()) { // longer than any password can be
            return show(page, passwordWrong(spared), Page.UNPROCESSABLE);
        }
        String typed = visit.field("code");
        Optional<Proof.Second> second = typed.isBlank()
                ? spared
                : OneTimeCode.parse(typed)
                        .<Proof.Second>map(Proof.WithCode::new)
                        .or(() -> BackupCode.parse(typed).map(Proof.WithBackupCode::new));
        if (second.isEmpty()) {
            return show(page, atCode(codeMalformed()), Page.UNPROCESSABLE);
        }
        Proof proof = new Proof(password.get(), second.get());
        return act.perform(proof, why -> refused(proof, why, spared, page));
    }

    private static Reply refused(
            Proof proof, ProofRefusal why, Optional<Proof.Second> spared, Function<ProofForm, Page> page) {
        if (why instanceof ProofRefusal.PasswordWrong) {
            return show(page, passwordWrong(spared), Page.UNPROCESSABLE);
        }
        if (why instanceof ProofRefusal.Later later) {
            return later(later.why(), spared, page);
        }
        if (why instanceof ProofRefusal.SessionEnded) {
            return new Reply.GoTo("/security"); // where whoever has no session is sent to sign in
        }
        String prefix = proof.second() instanceof Proof.WithBackupCode ? "backup-code" : "code";
        Refusal refusal;
        if (why instanceof ProofRefusal.CodeTooOld old) {
            refusal = CodeRefusal.tooOld(old.age());
        } else if (why instanceof ProofRefusal.CodeAlreadyUsed) {
            refusal = Refusal.of(prefix + "-already-used");
        } else {
            refusal = why instanceof ProofRefusal.CodeNeeded ? codeMalformed() : Refusal.of(prefix + "-wrong");
        }
        return show(page, atCode(refusal), Page.UNPROCESSABLE);
    }

    private static Reply later(TryLater why, Optional<Proof.Second> spared, Function<ProofForm, Page> page) {
        if (why.reason() == TryLater.Reason.BUSY) {
            return new Reply.Busy(why);
        }
        ProofForm blank = blank(spared);
        return CodeRefusal.off(why)
                .map(off -> show(page, atCode(off), CodeRefusal.status(why)))
                .orElseGet(() -> show(page, blank.under(Waiting.notice(why)), Waiting.STATUS));
    }

    private static Reply show(Function<ProofForm, Page> page, ProofForm form, int status) {
        return Reply.show(page.apply(form).refusing(status));
    }

    private static ProofForm passwordWrong(Optional<Proof.Second> spared) {
        Field wrong = passwordField().refused(Refusal.of("password-wrong")).focused();
        ProofForm blank = blank(spared);
        return new ProofForm(null, wrong, blank.code(), blank.standsIn());
    }

    private static ProofForm atCode(Refusal refusal) {
        return new ProofForm(
                null, passwordField(), Field.eitherCode().refused(refusal).focused(), false);
    }

    /** The field takes both, and whoever has lost the phone cannot type what an app shows. */
    private static Refusal codeMalformed() {
        return new Refusal("code-malformed", Texts.text("proof.code-malformed"));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("proof.password"));
    }
}
