package org.vestibule.bootstrap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** How the log is written: as the configuration beside the program says, in lines for people, or for programs. */
final class LogFormat {

    private LogFormat() {}

    /** From now on each event is an object of JSON in a line of its own. */
    static void json() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithSequenceNumber(false);
        encoder.start();
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr")
                instanceof
                OutputStreamAppender<ILoggingEvent> stderr) { // else the operator has a configuration of their own
            stderr.stop();
            stderr.setEncoder(encoder);
            stderr.start();
        }
    }
}
