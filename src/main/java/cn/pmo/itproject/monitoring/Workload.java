package cn.pmo.itproject.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is there to be done, at one moment, over all nodes.
 *
 * @param openTasks by process key; every deployed process is there
 * @param overdueTasks by process key, without those of suspended processes
 * @param incidents by process key and type of incident, each counted where it happened and not again in the processes above
 * @param jobsDue jobs a node could run now
 * @param jobsWaiting jobs for later: timers, and repetitions of failed ones
 * @param jobsFailed jobs that failed for good and wait for operations
 * @param jobDelay for how long the oldest job that is due and that no node has taken has been due
 * @param mailsWaiting mails (or notices that become mails) that are not sent yet
 * @param mailsFailed those that failed for good
 */
record Workload(Map<String, Long> openTasks, Map<String, Long> overdueTasks, Map<Incidents, Long> incidents, long jobsDue,
    long jobsWaiting, long jobsFailed, Duration jobDelay, long mailsWaiting, long mailsFailed) {

  /** Of which process, of which type. */
  record Incidents(String process, String type) implements Comparable<Incidents> {

    /** The type every process may have; the others are listed when they occur. */
    static final String FAILED_JOB = "failedJob";

    @Override
    public int compareTo(Incidents other) {
      int byProcess = process.compareTo(other.process);
      return byProcess != 0 ? byProcess : type.compareTo(other.type);
    }
  }

  Workload {
    openTasks = new TreeMap<>(openTasks);
    overdueTasks = new TreeMap<>(overdueTasks);
    incidents = new TreeMap<>(incidents);
  }
}
