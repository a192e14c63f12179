package org.vestibule.domain.audit;

import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;

/** What was done to a member's place in a team. */
public sealed interface MemberFact extends Fact {

    /** An operator put them into the team. */
    record Added(Role role, boolean technician) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MEMBER_ADDED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("role", role).with("technician", technician);
        }
    }

    /** They accepted an invitation. */
    record Joined(Invitation invitation) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MEMBER_JOINED;
        }

        @Override
        public Details details() {
            return InvitationFact.of(invitation).with("inviter", invitation.inviter());
        }
    }

    /**
     * They left.
     *
     * @param role that they had until then, as for all that follow
     */
    record Left(Role role) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MEMBER_LEFT;
        }

        @Override
        public Details details() {
            return Details.NONE.with("role", role);
        }
    }

    /** They were removed. */
    record Removed(Role role) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MEMBER_REMOVED;
        }

        @Override
        public Details details() {
            return Details.NONE.with("role", role);
        }
    }

    /** They got another role. */
    record RoleSet(Role before, Role role) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.ROLE_SET;
        }

        @Override
        public Details details() {
            return Details.NONE.with("before", before).with("role", role);
        }
    }

    /**
     * They became the Owner.
     *
     * @param before who was it until then
     */
    record OwnerSet(AccountId before) implements MemberFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.OWNER_SET;
        }

        @Override
        public Details details() {
            return Details.NONE.with("before", before);
        }
    }
}
