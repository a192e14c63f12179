package org.vestibule.adapters.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** Keeps what was counted. */
final class CountedMeter implements Meter {

    final List<Integer> answered = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();

    @Override
    public IntConsumer asked() {
        return answered::add;
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
