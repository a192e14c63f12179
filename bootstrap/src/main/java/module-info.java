import org.jspecify.annotations.NullMarked;

/** The program: reads its settings, wires the adapters to the use cases, and runs. */
@NullMarked
module org.vestibule.bootstrap {
    requires static org.jspecify;
    requires static java.compiler; // what Dagger generates is marked with an annotation from there
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires dagger;
    requires io.prometheus.metrics.config;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires jakarta.inject;
    requires org.slf4j;
    requires org.vestibule.adapters.apps;
    requires org.vestibule.adapters.cli;
    requires org.vestibule.adapters.mail;
    requires org.vestibule.adapters.persistence;
    requires org.vestibule.adapters.web;
}
