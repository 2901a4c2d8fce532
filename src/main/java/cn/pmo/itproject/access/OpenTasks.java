package cn.pmo.itproject.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/** How a page of tasks is found fastest. It is about time only, never about what is found: what was counted is believed for a minute. */
class OpenTasks {

  private static final long PERIOD = Duration.ofMinutes(1).toNanos();

  private volatile Minute last;

  private record Page(List<String> groups, int upTo) {
  }

  private record Minute(long begin, long open, Map<Page, Boolean> soonest) {
  }

  /**
   * Whether those to be passed over on the way to the last task of the page, from the first in its order on, are fewer than all that are
   * offered to the groups: upTo × open ÷ offered &lt; offered.
   *
   * @param countOffers counts up to a given number
   */
  boolean isFoundSoonest(List<String> groups, int upTo, LongSupplier countOpen, IntToLongFunction countOffers) {
    Minute known = last;
    if (known == null || System.nanoTime() - known.begin() > PERIOD) {
      known = new Minute(System.nanoTime(), countOpen.getAsLong(), new ConcurrentHashMap<>());
      last = known;
    }
    int many = (int) Math.ceil(Math.sqrt((double) upTo * known.open())) + 1;
    Page page = new Page(groups, upTo);
    Boolean soonest = known.soonest().get(page);
    if (soonest == null) {
      soonest = countOffers.applyAsLong(many) >= many;
      known.soonest().put(page, soonest);
    }
    return soonest;
  }
}
