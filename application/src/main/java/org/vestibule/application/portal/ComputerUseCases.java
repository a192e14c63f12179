package org.vestibule.application.portal;

import org.vestibule.application.computer.FindComputer;
import org.vestibule.application.computer.ListComputers;
import org.vestibule.application.computer.RefreshComputer;
import org.vestibule.application.computer.RemoveComputer;
import org.vestibule.application.computer.RenameComputer;
import org.vestibule.application.computer.SetLicensing;
import org.vestibule.application.computer.ViewComputer;
import org.vestibule.application.computer.ViewComputers;
import org.vestibule.application.computer.ViewOwnComputer;

/** The computers of teams. The one list of the use cases that do it. */
public record ComputerUseCases(
        ViewComputers viewComputers,
        ViewComputer viewComputer,
        FindComputer findComputer,
        ListComputers listComputers,
        RenameComputer renameComputer,
        RemoveComputer removeComputer,
        SetLicensing setLicensing,
        RefreshComputer refreshComputer,
        ViewOwnComputer viewOwnComputer) {

    static ComputerUseCases of(Store store, Means means, SharedParts parts) {
        return new ComputerUseCases(
                new ViewComputers(store.computers(), store.accounts()),
                new ViewComputer(store.computers(), store.clients(), store.memberships(), store.accounts()),
                new FindComputer(store.computers()),
                new ListComputers(parts.heldBy(), parts.listMyTeams(), store.computers(), means.clock()),
                new RenameComputer(parts.teamActs(), store.computers()),
                new RemoveComputer(parts.teamActs(), store.computers(), store.memberships()),
                new SetLicensing(parts.teamActs(), store.teams()),
                new RefreshComputer(
                        store.computers(),
                        store.teams(),
                        store.memberships(),
                        store.policies(),
                        means.appLimits(),
                        parts.acts()),
                new ViewOwnComputer(store.computers(), store.teams(), store.policies(), means.clock()));
    }
}
