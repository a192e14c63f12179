package org.vestibule.adapters.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was counted. */
final class CountedMeter implements Meter {

    final List<Integer> answered = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();

    @Override
    public void answered(int status, Duration took) {
        answered.add(status);
    }

    @Override
    public void refused(String code) {
        refused.add(code);
    }

    @Override
    public String figures() {
        return "vestibule_answers " + answered.size() + "\n";
    }
}
