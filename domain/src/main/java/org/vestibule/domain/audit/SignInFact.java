package org.vestibule.domain.audit;

import org.vestibule.domain.session.SignInMethod;

/** How somebody proved, or failed to prove, who they are; and how that ended. */
public sealed interface SignInFact extends Fact {

    /** What a password or a code was given for. */
    enum Occasion {
        SIGN_IN,
        /** An act of somebody signed in that takes a proof. */
        PROOF,
        /** To bind a device: the code of the new one, or the password beside it. */
        NEW_DEVICE,
        /** To show that the backup codes are saved. */
        CODES_SAVED
    }

    /** Something was given that did not do. */
    sealed interface Attempt extends SignInFact {

        /** What it was given for. */
        Occasion occasion();

        @Override
        default Details details() {
            return Details.NONE.with("occasion", occasion());
        }
    }

    /** Somebody proved who they are. */
    sealed interface Proven extends SignInFact {

        /** By what. */
        SignInMethod method();

        @Override
        default Details details() {
            return Details.NONE.with("method", method());
        }
    }

    /** A wrong password. */
    record PasswordRefused(Occasion occasion) implements Attempt {
        @Override
        public Event.Kind kind() {
            return Event.Kind.PASSWORD_REFUSED;
        }
    }

    /** A wrong code of the app. */
    record CodeRefused(Occasion occasion) implements Attempt {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CODE_REFUSED;
        }
    }

    /** A code of the app that was used before. */
    record CodeReplayed(Occasion occasion) implements Attempt {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CODE_REPLAYED;
        }
    }

    /** A backup code that is none of the set. */
    record BackupCodeRefused(Occasion occasion) implements Attempt {
        @Override
        public Event.Kind kind() {
            return Event.Kind.BACKUP_CODE_REFUSED;
        }
    }

    /** A backup code that was used before. */
    record BackupCodeReplayed(Occasion occasion) implements Attempt {
        @Override
        public Event.Kind kind() {
            return Event.Kind.BACKUP_CODE_REPLAYED;
        }
    }

    /** The second step was right, and a new password is due. */
    record SecondStepAccepted(SignInMethod method) implements Proven {
        @Override
        public Event.Kind kind() {
            return Event.Kind.SECOND_STEP_ACCEPTED;
        }
    }

    /** A session began. */
    record SignedIn(SignInMethod method) implements SignInFact {
        @Override
        public Event.Kind kind() {
            return switch (method) {
                case PASSWORD -> Event.Kind.SIGNED_IN_WITH_PASSWORD;
                case CODE -> Event.Kind.SIGNED_IN_WITH_CODE;
                case BACKUP_CODE -> Event.Kind.SIGNED_IN_WITH_BACKUP_CODE;
            };
        }
    }

    /** A sign-in was ended before its second step. */
    record SignInEnded(Cause cause) implements SignInFact {

        /** Why it was. */
        public enum Cause {
            WRONG_CODES,
            PASSWORD_BURNED
        }

        @Override
        public Event.Kind kind() {
            return Event.Kind.SIGN_IN_ENDED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("why", cause);
        }
    }

    /** A session ended by its browser. */
    record SignedOut(Why why) implements SignInFact {

        /** Why it did. */
        public enum Why {
            SIGNED_OUT,
            /** The same browser signed in once more. */
            SIGNED_IN_AGAIN
        }

        @Override
        public Event.Kind kind() {
            return Event.Kind.SIGNED_OUT;
        }

        @Override
        public Details details() {
            return Details.NONE.with("why", why);
        }
    }

    /** Somebody signed in proved anew who they are. */
    record ProofGiven(SignInMethod method) implements Proven {
        @Override
        public Event.Kind kind() {
            return Event.Kind.PROOF_GIVEN;
        }
    }

    /** Another password took the place of the old one. */
    record PasswordChanged(By by) implements SignInFact {

        /** What allowed it. */
        public enum By {
            MAILED_LINK,
            /** The link that takes back the turning on of 2-step verification. */
            DISOWNING_LINK,
            /** A whole sign-in with a password that somebody else knows. */
            SIGN_IN
        }

        @Override
        public Event.Kind kind() {
            return Event.Kind.PASSWORD_CHANGED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("by", by);
        }
    }
}
