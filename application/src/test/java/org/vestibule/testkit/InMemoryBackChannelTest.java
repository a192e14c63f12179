package org.vestibule.testkit;

import org.vestibule.application.logout.BackChannel;
import org.vestibule.application.logout.BackChannel.Answer;
import org.vestibule.domain.app.RedirectUri;

class InMemoryBackChannelTest implements BackChannelContract {

    private final InMemoryBackChannel channel = new InMemoryBackChannel();

    @Override
    public BackChannel backChannel() {
        return channel;
    }

    @Override
    public RedirectUri answering(Answer answer) {
        RedirectUri where = new RedirectUri("https://app.example/" + answer);
        channel.answer(where, answer);
        return where;
    }
}
