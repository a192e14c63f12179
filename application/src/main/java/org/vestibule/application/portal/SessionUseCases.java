package org.vestibule.application.portal;

import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.session.RecognizeRepeat;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;

/** Being signed in, and proving once more who one is. The one list of the use cases that do it. */
public record SessionUseCases(
        ResumeSession resumeSession,
        BackupCodeStandsIn backupCodeStandsIn,
        SignOut signOut,
        ConfirmIdentity confirmIdentity,
        RecognizeRepeat recognizeRepeat) {

    static SessionUseCases of(Store store, Means means, SharedParts parts) {
        return new SessionUseCases(
                new ResumeSession(store.sessions(), means.sessionLimits(), store.transactions(), means.clock()),
                new BackupCodeStandsIn(store.sessions(), means.clock()),
                new SignOut(store.sessions(), parts.endAppAccess(), store.grants(), parts.acts()),
                new ConfirmIdentity(parts.provenActs()),
                new RecognizeRepeat(store.spentTokens(), means.clock()));
    }
}
