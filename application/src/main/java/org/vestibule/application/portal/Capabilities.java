package org.vestibule.application.portal;

/** All that the portal can do, by capability: made here and nowhere else, so that what is tested is what runs. */
public record Capabilities(
        AccountUseCases account,
        SignUpUseCases signUp,
        SignInUseCases signIn,
        SessionUseCases session,
        RecoveryUseCases recovery,
        TwoStepUseCases twoStep,
        TeamUseCases team,
        MemberUseCases member,
        MandateUseCases mandate,
        HandoverUseCases handover,
        InvitationUseCases invitation,
        AppUseCases app,
        DeviceUseCases device,
        ComputerUseCases computer,
        AddressBookUseCases addressBook,
        KeyUseCases key,
        HousekeepingUseCases housekeeping) {

    /** Makes all of it. */
    public static Capabilities of(Store store, Means means) {
        SharedParts parts = SharedParts.of(store, means);
        return new Capabilities(
                AccountUseCases.of(store, means, parts),
                SignUpUseCases.of(store, means, parts),
                SignInUseCases.of(store, means, parts),
                SessionUseCases.of(store, means, parts),
                RecoveryUseCases.of(store, means, parts),
                TwoStepUseCases.of(store, means, parts),
                TeamUseCases.of(store, means, parts),
                MemberUseCases.of(store, means, parts),
                MandateUseCases.of(store, means, parts),
                HandoverUseCases.of(store, parts),
                InvitationUseCases.of(store, means, parts),
                AppUseCases.of(store, means, parts),
                DeviceUseCases.of(store, means, parts),
                ComputerUseCases.of(store, means, parts),
                AddressBookUseCases.of(store, means, parts),
                KeyUseCases.of(store, parts),
                HousekeepingUseCases.of(store, means, parts));
    }
}
