package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code vestibule settings show}. It opens no database. */
@Command(name = "show")
final class ShowSettingsCommand implements Callable<Integer> {

    private static final String ROW = "%-34s  %-40s  %s";

    private final Context context;

    ShowSettingsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<EffectiveSetting> settings =
                context.program().settings(context.options().get());
        return context.report()
                .listed(
                        settings::forEach,
                        new Report.Listing<>(
                                row("SETTING", "VALUE", "FROM"), "", this::row, ShowSettingsCommand::fields));
    }

    private String row(EffectiveSetting setting) {
        String from = setting.from().orElseGet(() -> context.messages().get("settings.unless-set"));
        return row(setting.name(), setting.value(), from);
    }

    /** Columns are as wide as most need; a longer value moves the rest of its row. */
    private static String row(String name, String value, String from) {
        return String.format(Locale.ROOT, ROW, name, value, from).stripTrailing();
    }

    private static Map<String, Object> fields(EffectiveSetting setting) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", setting.name());
        fields.put("value", setting.value());
        fields.put("set", setting.from().isPresent());
        setting.from().ifPresent(from -> fields.put("from", from));
        return fields;
    }
}
