package org.vestibule.application.portal;

import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.ListMissing;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.TellMembers;
import org.vestibule.application.mandate.ViewDemands;
import org.vestibule.application.mandate.ViewPolicy;

/** What a team requires of its members. The one list of the use cases that do it. */
public record MandateUseCases(
        ViewPolicy viewPolicy,
        ViewDemands viewDemands,
        PreviewPolicy previewPolicy,
        SetPolicy setPolicy,
        CheckCompliance checkCompliance,
        ListMissing listMissing,
        RemindMembers remindMembers,
        TellMembers tellMembers) {

    static MandateUseCases of(Store store, Means means, SharedParts parts) {
        return new MandateUseCases(
                new ViewPolicy(store.memberships(), store.policies(), means.clock()),
                new ViewDemands(means.clock()),
                new PreviewPolicy(store.memberships(), store.policies(), means.clock()),
                new SetPolicy(parts.teamActs(), store.teams(), store.memberships(), store.policies()),
                new CheckCompliance(store.memberships(), store.policies(), means.clock()),
                new ListMissing(store.memberships()),
                new RemindMembers(parts.teamActs(), store.memberships()),
                new TellMembers(store.mandateWatch(), store.policies(), parts.acts()));
    }
}
