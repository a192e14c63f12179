package org.vestibule.adapters.apps;

import java.util.List;
import java.util.Map;
import org.vestibule.adapters.apps.Door.Method;
import org.vestibule.application.portal.Capabilities;

/** What apps ask for with an access token. The one list of it; its document is held against it. */
final class ApiDoors {

    private static final List<Method> READ = List.of(Method.GET);

    private final boolean https;
    private final Host host;

    ApiDoors(boolean https, Host host) {
        this.https = https;
        this.host = host;
    }

    /** All of them by their paths. */
    Map<String, Door> of(Capabilities all, TeamsTold teams) {
        MeDoor me = new MeDoor(all.app().viewUserInfo(), teams);
        ComputersDoor computers =
                new ComputersDoor(all.computer().listComputers(), all.computer().viewOwnComputer());
        AddressBookDoor addressBook = new AddressBookDoor(
                all.addressBook().viewAddressBook(), all.addressBook().keepAddressBook());
        ApiDocument document = new ApiDocument();
        return Map.of(
                AppDoors.API_ME,
                door(AppDoors.API_ME, READ, me::me),
                AppDoors.API_TEAMS,
                door(AppDoors.API_TEAMS, READ, me::teams),
                AppDoors.API_COMPUTERS,
                door(AppDoors.API_COMPUTERS, READ, computers::list),
                AppDoors.API_ADDRESS_BOOK,
                door(AppDoors.API_ADDRESS_BOOK, List.of(Method.GET, Method.PUT), addressBook::open),
                AppDoors.API_DOCUMENT,
                door(AppDoors.API_DOCUMENT, READ, document::tell).whateverTheClock(),
                AppDoors.API,
                door(AppDoors.API, List.of(Method.values()), request -> {
                            throw new Refused(Refusal.notFound());
                        })
                        .whateverTheClock());
    }

    private Door door(String path, List<Method> methods, Door.Asked asked) {
        return new Door(path, https, host, methods, asked).tellingProblems();
    }
}
