package org.vestibule.application.proof;

import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.totp.Authenticators;
import org.vestibule.application.totp.CodeGuard;

/** Takes the second things that somebody may prove themselves with. */
public final class SecondProofs {

    private final CodeGuard codes;
    private final BackupCodeGuard backupCodes;
    private final Authenticators authenticators;
    private final Sessions sessions;

    public SecondProofs(
            CodeGuard codes, BackupCodeGuard backupCodes, Authenticators authenticators, Sessions sessions) {
        this.codes = codes;
        this.backupCodes = backupCodes;
        this.authenticators = authenticators;
        this.sessions = sessions;
    }

    /** The one that was given. */
    SecondProof of(Proof.Second given, SignedIn person, Claimant who) {
        if (given instanceof Proof.WithCode with) {
            return new SecondProof.OfCode(codes, who, with.code());
        }
        if (given instanceof Proof.WithBackupCode with) {
            return new SecondProof.OfBackupCode(backupCodes, who, with.code());
        }
        return given instanceof Proof.WithStandIn with
                ? new SecondProof.StoodIn(sessions, person.session(), with.act())
                : new SecondProof.NoneNeeded(authenticators, person.account().id());
    }
}
