package cn.pmo.itproject.collaboration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people may work together on tasks.
 *
 * @param reminderInterval the least time between two reminders of one task, whoever sends them
 */
@ConfigurationProperties("it-project.collaboration")
public record CollaborationSettings(@DefaultValue("PT4H") Duration reminderInterval) {
}
