package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.violation.CloseReason;

/**
 * The terminal raises one of these alarms (终端报警, rules.md 25).
 *
 * @param alarmBits of JT/T 808 table 18, 0 to 31
 */
public record TerminalAlarm(Terms terms, List<Integer> alarmBits) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.TERMINAL_ALARM;
    }

    @Override
    public List<String> zoneIds() {
        return List.of();
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        int alarm = sight.fix().alarm();
        for (int i = 0; i < alarmBits.size(); i++) {
            if ((alarm & (1 << alarmBits.get(i))) != 0) {
                return Look.BREACH;
            }
        }
        return Look.CLEAR;
    }

    @Override
    public Hold hold() {
        return Hold.once(CloseReason.EXIT);
    }
}
