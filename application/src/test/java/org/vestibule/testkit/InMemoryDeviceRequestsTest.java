package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryDeviceRequestsTest implements DeviceRequestsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
