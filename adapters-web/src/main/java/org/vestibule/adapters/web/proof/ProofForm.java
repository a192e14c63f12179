package org.vestibule.adapters.web.proof;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.PasswordRefusal;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Paths;
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

    /** What comes back of a code that was typed with a wrong password: that it is as good as before, and no more. */
    private static final String UNUSED = "unused";

    /** One to be filled in. */
    public static ProofForm blank(Optional<Proof.Second> spared) {
        boolean standsIn = spared.orElse(null) instanceof Proof.WithStandIn;
        return new ProofForm(null, passwordField(), spared.isPresent() ? null : Field.eitherCode(), standsIn);
    }

    /** What needs no typing while something stands in for the code of an act. */
    public static Optional<Proof.Second> spared(Optional<StandIn> act) {
        return act.<Proof.Second>map(Proof.WithStandIn::new);
    }

    /** One as it comes back. */
    public static ProofForm of(Draft draft, Optional<Proof.Second> spared) {
        boolean wanted = spared.isEmpty() || draft.wrong().containsKey("code");
        ProofForm blank = blank(spared);
        Field password = blank.password().of(draft);
        Field code = Field.eitherCode().of(draft);
        ProofForm form = new ProofForm(
                draft.whole().map(Box::refused).orElseGet(() -> Box.summary(password, code)),
                password,
                wanted ? code : null,
                blank.standsIn() && !wanted);
        return draft.typed().containsKey(UNUSED) ? form.hinting(Texts.text("proof.code-unused")) : form;
    }

    /** The same with a line of help at the code, if one is asked for and has none. */
    ProofForm hinting(String line) {
        return code == null || code.hint() != null
                ? this
                : new ProofForm(notice, password, code.withHint(line), standsIn);
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
     * @param again shows the form with what is wrong
     */
    public static Reply submit(Visit visit, Optional<Proof.Second> spared, Function<Draft, Reply> again, Act act) {
        Optional<Password> password = Password.parse(visit.field("password"));
        String typed = visit.field("code");
        if (password.isEmpty()) { // longer than any password can be
            return again.apply(passwordWrong(typed));
        }
        Optional<Proof.Second> second = typed.isBlank()
                ? spared
                : OneTimeCode.parse(typed)
                        .<Proof.Second>map(Proof.WithCode::new)
                        .or(() -> BackupCode.parse(typed).map(Proof.WithBackupCode::new));
        Draft unread = Draft.BLANK
                .and("password", PasswordRefusal.unread(visit.field("password")))
                .and("code", second.isPresent() ? Optional.empty() : Optional.of(codeMalformed()));
        if (second.isEmpty() || !unread.blank()) {
            return again.apply(typed.isBlank() || second.isEmpty() ? unread : unread.keeping(UNUSED, "yes"));
        }
        Proof proof = new Proof(password.get(), second.get());
        return act.perform(
                proof,
                why -> why instanceof ProofRefusal.PasswordWrong
                        ? again.apply(passwordWrong(typed))
                        : refused(proof, why, again));
    }

    private static Reply refused(Proof proof, ProofRefusal why, Function<Draft, Reply> again) {
        if (why instanceof ProofRefusal.Later later) {
            return later.why().reason() == TryLater.Reason.BUSY
                    ? new Reply.Busy(later.why())
                    : again.apply(later(later.why()));
        }
        if (why instanceof ProofRefusal.SessionEnded) {
            return new Reply.GoTo(Paths.SECURITY); // where whoever has no session is sent to sign in
        }
        if (why instanceof ProofRefusal.PasswordBurned) {
            return new Reply.EndSession(Reply.tell(Paths.SIGN_IN, Outcome.PASSWORD_BURNED));
        }
        String prefix = proof.second() instanceof Proof.WithBackupCode ? "backup-code" : "code";
        Refusal refusal;
        if (why instanceof ProofRefusal.CodeTooOld old) {
            refusal = CodeRefusal.tooOld(old.age());
        } else if (why instanceof ProofRefusal.CodeAlreadyUsed) {
            refusal = Refusal.of(prefix + "-already-used");
        } else if (why instanceof ProofRefusal.LinkNeeded) {
            refusal = Refusal.of("backup-code-held");
        } else {
            refusal = why instanceof ProofRefusal.CodeNeeded ? codeMalformed() : Refusal.of(prefix + "-wrong");
        }
        return again.apply(atCode(refusal));
    }

    private static Draft later(TryLater why) {
        return CodeRefusal.off(why)
                .map(off -> atCode(off).as(CodeRefusal.status(why)))
                .orElseGet(() -> Draft.refused(Waiting.refusal(why)).as(Waiting.STATUS));
    }

    /** The password is checked first, and if it is wrong the code is neither checked nor spent (PRODUCT B). */
    private static Draft passwordWrong(String code) {
        Draft wrong = Draft.wrong("password", Refusal.of("password-wrong"));
        return code.isBlank() ? wrong : wrong.keeping(UNUSED, "yes");
    }

    private static Draft atCode(Refusal refusal) {
        return Draft.wrong("code", refusal);
    }

    /** The field takes both, and whoever has lost the phone cannot type what an app shows. */
    private static Refusal codeMalformed() {
        return new Refusal("code-malformed", Texts.text("proof.code-malformed"));
    }

    private static Field passwordField() {
        return Field.password("current-password", Texts.text("proof.password"));
    }
}
